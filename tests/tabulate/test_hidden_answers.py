import numpy as np
import pandas as pd
import pytest

from tests.counted import counted

CODEBOOK = """
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [retail, Retail]]}
  uses: {column: uses, options: [["yes", "Yes"], ["no", "No"]]}
  likes: {column: likes, options: [["yes", "Yes"], ["no", "No"]]}
universes: {users: {uses: ["yes"]}}
banners: [sector, uses]
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """3 in finance, 20 in media, 37 in retail; who of finance and media answered `likes` said yes."""
    rows = pd.DataFrame({"sector": ["fin"] * 3 + ["media"] * 20 + ["retail"] * 37})
    rows["uses"] = ["yes" if at % 3 else "no" for at in range(60)]
    rows["likes"] = ["yes" if at < 23 or at % 2 else "no" for at in range(60)]
    return counted(tmp_path_factory.mktemp("hidden"), CODEBOOK, rows)


def hidden(found, item, banner, universe="all"):
    rates = found.rates(item=item, banner=banner, universe=universe)
    gone = rates[rates["share"].isna()]
    return set(zip(gone["banner_option"], gone["option"], strict=True))


def test_an_answer_of_few_is_hidden_in_both_tables_that_have_it(found):
    both = {(sector, answer) for sector in ("fin", "media") for answer in ("yes", "no")}
    assert hidden(found, "uses", "sector") == both
    assert hidden(found, "sector", "uses") == {(answer, sector) for sector, answer in both}


def test_and_in_the_total_of_a_universe_that_is_one_of_its_answers(found):
    assert hidden(found, "sector", "total", "users") == {("total", "fin"), ("total", "media")}


def test_an_answer_that_all_of_a_few_and_of_their_partner_share_hides_one_more_column(found):
    """Finance and media all like it: of 23 answers together 23 are yes, unless retail's are open too."""
    everywhere = {(sector, answer) for sector in ("fin", "media", "retail") for answer in ("yes", "no")}
    assert hidden(found, "likes", "sector") == everywhere
    assert not hidden(found, "likes", "total")


def test_a_hidden_cell_has_no_number_and_says_why(found):
    rates = found.rates(item="sector", banner="uses", universe="all", option="media")
    assert (rates["flag"].str.split().str[0] == "suppressed_secondary").all()
    numbers = [name for name in rates.select_dtypes("number") if not name.endswith("_order")]
    assert rates[numbers].drop(columns="confidence", errors="ignore").isna().all(axis=None)
    assert np.isfinite(
        found.rates(item="sector", banner="uses", universe="all", option="retail")["share"]
    ).all()


def test_tests_look_at_what_is_shown_and_at_nothing_else(found):
    """Of `sector` by `uses` retail alone is left, of `uses` by `sector` too: no table."""
    tests = found.table("associations").query("universe == 'all' and item in ('sector', 'uses')")
    tests = tests[tests["banner"] != tests["item"]]
    assert len(tests) >= 2
    assert tests[["statistic", "unweighted_base", "p_value"]].isna().all(axis=None)
