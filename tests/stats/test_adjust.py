import numpy as np
import pytest

from pipeline.stats.adjust import bh, bonferroni, by, holm

P = [0.01, 0.02, 0.03, 0.04, 0.05]


def test_adjusted_p_values_are_those_of_r():
    """R 4.2.2: p.adjust(c(.01,.02,.03,.04,.05), method)."""
    assert holm(P) == pytest.approx([0.05, 0.08, 0.09, 0.09, 0.09], rel=1e-12)
    assert bh(P) == pytest.approx([0.05] * 5, rel=1e-12)
    assert by(P) == pytest.approx([0.11416666666666667] * 5, rel=1e-12)
    assert bonferroni(P) == pytest.approx([0.05, 0.1, 0.15, 0.2, 0.25], rel=1e-12)


@pytest.mark.parametrize(
    ("ours", "theirs"), [(holm, "holm"), (bh, "fdr_bh"), (by, "fdr_by"), (bonferroni, "bonferroni")]
)
def test_each_adjustment_agrees_with_statsmodels(ours, theirs):
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    p = np.array([0.2, 0.001, 0.04, 0.04, 0.9, 0.013])
    assert ours(p) == pytest.approx(multitest.multipletests(p, method=theirs)[1], rel=1e-12)


@pytest.mark.parametrize("adjust", [holm, bh, by, bonferroni])
def test_a_missing_p_value_stays_missing_and_leaves_the_family(adjust):
    adjusted = adjust([0.02, np.nan, 0.01])
    assert np.isnan(adjusted[1])
    assert adjusted[[0, 2]] == pytest.approx(adjust([0.02, 0.01]))


@pytest.mark.parametrize("adjust", [holm, bh, by, bonferroni])
def test_each_row_of_a_table_is_a_family_of_its_own(adjust):
    rows = np.array([[0.01, 0.04, np.nan], [0.5, 0.001, 0.03], [np.nan, np.nan, np.nan]])
    together = adjust(rows)
    for row, adjusted in zip(rows, together, strict=True):
        np.testing.assert_array_equal(adjust(row), adjusted)


@pytest.mark.parametrize("adjust", [holm, bh, by, bonferroni])
def test_a_family_of_one_or_none_is_left_as_it_is(adjust):
    assert adjust([0.03]) == pytest.approx([0.03])
    assert adjust([]).size == 0
