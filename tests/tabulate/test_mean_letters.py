import pytest
from scipy.stats import ttest_ind

from tests.small import staged_small

CODEBOOK = """
    weights: {firms: W}
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      staff: {column: N, type: number}
    banners: [sector]
    """


def means(tmp_path, shift):
    lines = [f"fin | {n % 7} | 1" for n in range(40)] + [f"media | {n % 9 - shift} | 1" for n in range(40)]
    _, _, tables = staged_small(tmp_path, CODEBOOK, "S | N | W\n" + "\n".join(lines), upto="tabulate")
    return tables.load("score_means").set_index(["weighting", "banner_option"])


@pytest.mark.parametrize(("shift", "letter"), [(2.3, "B"), (1.8, "")])
def test_a_mean_is_above_another_where_welchs_test_says_so(tmp_path, shift, letter):
    found = means(tmp_path, shift)
    p = ttest_ind([n % 7 for n in range(40)], [n % 9 - shift for n in range(40)], equal_var=False).pvalue
    assert (p < 0.05) == (letter == "B")
    assert found.loc[("none", "fin"), ["column_letter", "letters"]].tolist() == ["A", letter]
    assert found.loc[("firms", "fin"), "letters"] == letter
    assert found.loc[("none", "total")].isna()["letters"]
