"""Under a design, through the pipeline: R's survey package on the same clusters."""

import pandas as pd
import pytest

from tests.correlate.wave_of import wave_of
from tests.reference.values import reference, reference_data

CODEBOOK = """\
sample: probability
design: {strata: stype, psu: psu, fpc: fpc}
weights: {pw: pw}
items:
  stype: {column: stype, options: [[E, E], [H, H], [M, M]]}
  x: {column: api00, type: number}
  y: {column: ell, type: number}
scores: {s: {items: [x]}}
outcomes: [y]
controls: [stype]
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    rows = reference_data("apistrat")
    rows = rows.assign(psu=range(len(rows)))
    table = wave_of(tmp_path_factory.mktemp("api"), CODEBOOK, rows).load("correlations")
    return table[table["weighting"] == "pw"].set_index("method")


def test_pearson_has_the_linearised_error_of_r(found):
    r = reference("design_correlation")
    row = found.loc["pearson"]
    assert row["interval_method"] == "design_fisher"
    assert row["estimate"] == pytest.approx(r["strata_r"], rel=1e-8)
    assert row["std_error"] == pytest.approx(r["strata_se"], rel=1e-8)


def test_ranks_and_partials_have_errors_from_replicates(found):
    for method in ("spearman", "kendall", "partial_pearson", "partial_spearman"):
        assert found.loc[method, "interval_method"] == "replicate_fisher", method
        assert 0 < found.loc[method, "std_error"] < 0.1, method


def test_a_lonely_psu_leaves_the_estimate_without_an_error(tmp_path):
    rows = pd.DataFrame({"h": [1] * 12 + [2], "x": range(13), "y": [v * 7 % 13 for v in range(13)]})
    codebook = (
        "design: {strata: h}\nitems: {x: {column: x, type: number}, y: {column: y, type: number}}\n"
        "scores: {s: {items: [x]}}\noutcomes: [y]\n"
    )
    table = wave_of(tmp_path, codebook, rows).load("correlations").set_index("method")
    assert table["flag"].str.contains("lonely_psu").all()
    assert table["estimate"].notna().all()
    assert table["std_error"].isna().all()
