"""A published table tested as SPSS Custom Tables does, and Welch's tests; made by letters.R."""

import numpy as np
import pytest

from pipeline.stats.chi2 import chi2_test
from pipeline.stats.letters import column_letters
from pipeline.stats.mean_pairs import mean_pairs, welch_anova
from pipeline.stats.share_pairs import share_pairs
from tests.reference.values import reference

R = reference("letters")
MARITAL_BY_EDUCATION = np.array([[18, 36, 21, 9, 6], [12, 36, 45, 36, 21], [6, 9, 9, 3, 3], [3, 9, 9, 6, 3]])
BASES = MARITAL_BY_EDUCATION.sum(axis=0)
SHARES = MARITAL_BY_EDUCATION / BASES


def row_of(name, row):
    return [value for key, value in R.items() if key.startswith(f"{name}_{row}.")]


def test_the_table_is_the_published_one():
    test = chi2_test(MARITAL_BY_EDUCATION, simulate=False)
    assert (round(test.statistic, 2), round(test.p_value, 3)) == (23.57, 0.023)
    assert test.p_value == pytest.approx(R["chi2_p"], rel=1e-10)


@pytest.mark.parametrize("row", [1, 2, 3, 4])
def test_pairwise_p_values_are_those_of_prop_test(row):
    spss = share_pairs(SHARES, BASES, spss=True)
    assert spss.p_value[row - 1] == pytest.approx(row_of("p", row), rel=1e-9)
    assert spss.p_adjusted[row - 1] == pytest.approx(row_of("bonferroni", row), rel=1e-9)
    ours = share_pairs(SHARES, BASES)
    assert ours.p_adjusted[row - 1] == pytest.approx(row_of("holm", row), rel=1e-9)


def test_the_letters_of_spss():
    letters = column_letters(share_pairs(SHARES, BASES, spss=True), "ABCDE", weak_alpha=0.1)
    assert letters.tolist() == [
        ["D", "D", "", "", ""],
        ["", "", "", "A B", "a"],
        [""] * 5,
        [""] * 5,
    ]


def test_welch():
    means, variances, sizes = (
        [R[f"{part}.{cyl}"] for cyl in (4, 6, 8)] for part in ("means", "variances", "sizes")
    )
    pairs = mean_pairs(means, variances, sizes, adjustment="none", minimum_base=2)
    assert pairs.p_value[0] == pytest.approx([R["t_4_6"], R["t_4_8"], R["t_6_8"]], rel=1e-9)
    anova = welch_anova(means, variances, sizes)
    expected = [R[f"welch.{part}"] for part in ("f", "df1", "df2", "p")]
    assert [anova.statistic, anova.df1, anova.df2, anova.p_value] == pytest.approx(expected, rel=1e-9)
