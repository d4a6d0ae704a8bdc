import pytest
from statsmodels.stats.proportion import proportions_ztest

from tests.small import staged_small

CODEBOOK = """
    {more}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}}
      uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    banners: [sector]
    """


def drawing(**shares):
    lines = [
        f"{sector} | {'Yes' if n < yes else 'No'} | {sector}{n // 2}"
        for sector, yes in shares.items()
        for n in range(100)
    ]
    return "S | U | F\n" + "\n".join(lines)


def rest(tmp_path, more="", drawn=None):
    codebook = CODEBOOK.format(more=more)
    _, _, tables = staged_small(
        tmp_path, codebook, drawn or drawing(fin=60, media=40, trade=41), upto="tabulate"
    )
    rates = tables.load("rates").query("item == 'uses' and option == 'y_'").set_index("banner_option")
    return rates[["rest_difference", "rest_p_value"]]


def test_a_column_is_compared_with_everybody_else_and_adjusted_by_holm(tmp_path):
    """60 of 100 against 81 of the other 200: the smallest of three p-values counts three times."""
    found = rest(tmp_path)
    assert found.loc["fin", "rest_difference"] == pytest.approx(0.6 - 81 / 200)
    assert found.loc["fin", "rest_p_value"] == pytest.approx(3 * proportions_ztest([60, 81], [100, 200])[1])
    assert found.loc["total"].isna().all()


def test_clusters_make_the_same_difference_less_sure(tmp_path):
    plain, clustered = rest(tmp_path), rest(tmp_path, "company_id: F")
    assert clustered["rest_difference"].dropna().tolist() == plain["rest_difference"].dropna().tolist()
    assert clustered.loc["fin", "rest_p_value"] > 10 * plain.loc["fin", "rest_p_value"]


def test_a_small_column_is_not_compared(tmp_path):
    few = drawing(fin=60, media=40) + "".join(f"\ntrade | Yes | t{n}" for n in range(29))
    assert rest(tmp_path, drawn=few).loc["trade"].isna().all()
