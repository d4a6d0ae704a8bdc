import numpy as np
import pandas as pd
import pytest

from pipeline.correlate.outcomes import outcomes
from pipeline.correlate.pair import Pair, pairs
from tests.drawn import table
from tests.tabulate.framed import framed

CODEBOOK = """
    {more}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media]]}}
      one: {{column: A, type: number}}
      growth: {{column: G, type: number}}
    scores: {{s: {{items: [one]}}}}
    outcomes: [growth]
    banners: [sector]
    """
DRAWING = """
    S   | A | G | W | F
    ----+---+---+---+--
    fin | 1 | 5 | 1 | a
    fin | 1 | 5 | 3 | a
    fin | 2 | 6 | 2 | b
    fin | 2 |   | 2 | c
    fin | 3 | 9 | 0 | d
        | 1 | 5 | 2 | e
    """


def by_column(tmp_path, weighting="none", more=""):
    with framed(tmp_path, CODEBOOK.format(more=more), DRAWING) as (engine, frame):
        (outcome,) = outcomes(frame)
        return {pair.banner_option: pair for pair in pairs(engine, frame, "s", outcome, weighting)}


def test_a_column_has_a_row_for_each_pair_of_values_that_somebody_has(tmp_path):
    found = by_column(tmp_path, "firms", "weights: {firms: W}")["fin"]
    expected = table("""
        x | y | n | w   | ww
        --+---+---+-----+----
        1 | 5 | 2 | 2.4 | 3.6
        2 | 6 | 1 | 1.2 | 1.44
        3 | 9 | 0 | 0   | 0
        """)
    cells = {name: getattr(found, name) for name in expected}
    pd.testing.assert_frame_equal(pd.DataFrame(cells), expected, check_dtype=False)
    assert (found.unweighted_base, found.contributors, found.is_weighted) == (3, 3, True)


def test_every_column_has_a_pair_also_one_that_nobody_is_in(tmp_path):
    found = by_column(tmp_path)
    assert {name: pair.unweighted_base for name, pair in found.items()} == {"total": 5, "fin": 4, "media": 0}
    assert not found["total"].is_weighted


def test_companies_contribute_where_some_have_several_respondents(tmp_path):
    found = by_column(tmp_path, more="company_id: F")
    assert {name: pair.contributors for name, pair in found.items()} == {"total": 4, "fin": 3, "media": 0}


@pytest.mark.parametrize(("w", "is_weighted"), [([1, 1], False), ([0.5, 0.5], False), ([0.5, 1], True)])
def test_weights_that_are_equal_are_no_weights(w, is_weighted):
    x, weights = np.array([1.0, 2.0]), np.array(w)
    assert Pair("all", "total", "total", x, x, np.ones(2), weights, weights**2, 2).is_weighted == is_weighted
