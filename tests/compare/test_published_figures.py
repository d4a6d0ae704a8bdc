from math import nan

import pandas as pd
import pytest

from pipeline.codebook.model import Published
from pipeline.compare.published_figures import benchmarks, verdict
from tests.drawn import table
from tests.small import small_study

CODEBOOK = """
    weights: {firms: W}
    provenance: reconstructed
    items:
      sector: {column: S, options: [[fin, Finance]]}
      size: {column: Z, options: [[s, Small]]}
      uses: {column: U, options: [[y_, "Yes"], [n_, "No"]], nets: {any_: [y_, n_]}}
    banners: [[sector, size]]
    published:
      - {wave: "2012", item: uses, option: y_, share: 0.52, source: press}
      - {wave: "2012", item: uses, option: y_, share: 0.48, source: press, weighting: none}
      - {wave: "2011", item: uses, option: y_, share: 0.11, source: press}
      - {wave: "2012", item: uses, option: any_, share: 0.3, source: press, banner: {size: s, sector: fin}, note: guess}
      - {wave: "2012", item: uses, option: n_, share: 0.48, source: press, irreconcilable: "sums to 101"}
      - {wave: "2012", item: uses, option: n_, share: 0.48, source: press, banner: {size: s}}
    """
RATES = """
    option | banner      | banner_option | weighting | share | share_low | share_high | flag
    -------+-------------+---------------+-----------+-------+-----------+------------+--------------
    y_     | total       | total         | firms     | 0.524 | 0.5       | 0.55       | reconstructed
    y_     | total       | total         | none      | 0.486 | 0.4       | 0.5        | reconstructed
    any_   | sector*size | fin*s         | firms     |       |           |            | suppressed reconstructed
    n_     | total       | total         | firms     | 0.476 | 0.4       | 0.5        | reconstructed
    """


@pytest.fixture
def found(tmp_path):
    study = small_study(tmp_path, CODEBOOK)
    rates = table(RATES).assign(item="uses", universe="all", unweighted_base=500)
    return benchmarks(study, study.wave("2012"), rates).set_index("position")


def test_each_figure_of_the_wave_stands_beside_the_computed_one(found):
    expected = table("""
        position | computed_share | difference | verdict        | weighting
        ---------+----------------+------------+----------------+----------
        1        | 0.524          | 0.004      | reproduced     | firms
        2        | 0.486          | 0.006      | differs        | none
        4        |                |            |                | firms
        5        | 0.476          | -0.004     | irreconcilable | firms
        6        |                |            |                | firms
        """).set_index("position")
    shown = found[list(expected)].fillna({"verdict": ""})
    expected = expected.fillna({"verdict": ""})
    pd.testing.assert_frame_equal(shown, expected, check_dtype=False, check_index_type=False)


def test_the_banner_is_named_as_the_tables_name_it(found):
    assert found.loc[4, ["banner", "banner_option", "note"]].tolist() == ["sector*size", "fin*s", "guess"]


def test_a_figure_without_a_number_has_no_verdict_and_says_why(found):
    assert found.loc[4, "flag"] == "suppressed reconstructed"
    assert found.loc[6, "flag"] == "not_estimable reconstructed"


def test_the_arithmetic_of_what_cannot_hold_is_shown(found):
    assert found.loc[5, "note"] == "sums to 101"


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.525, "reproduced"),
        (0.515, "reproduced"),
        (0.5251, "differs"),
        (0.5149, "differs"),
        (nan, None),
    ],
)
def test_within_half_a_point_is_reproduced(share, word):
    assert verdict(Published("2012", "uses", "y_", 0.52, "press"), share) == word


def test_a_published_figure_has_the_interval_of_every_count_that_rounds_to_it(found):
    """52% of 500 is 258 to 262 respondents: Wilson's lower end of 258, upper end of 262."""
    first = found.iloc[0]
    assert (first["published_low"], first["published_high"]) == pytest.approx((0.4722, 0.5674), abs=1e-3)
