import pandas as pd
import pyreadstat
import pytest

from pipeline.reconstruct.insites_2011 import insites_2011
from pipeline.reconstruct.quotas import rounds_to
from tests.reconstruct.plain_count import RAW, broken_figures, kept, published_figures

PATH = RAW / "insites-integration" / "2011.sav"
FIGURES = published_figures("insites-integration", "2011")
STEPS = {
    "nothing": [1],
    "first": [2],
    "pilot": [3],
    "working": [4],
    "full": [5],
    "hardly": [1, 2],
    "under_way": [3, 4],
}
SELECTED = {
    "facebook": "Q6_1", "twitter": "Q6_2", "linkedin": "Q6_3", "youtube": "Q6_4",
    "no_benefit": "Q9_1", "not_suited": "Q9_2", "no_support": "Q9_3",
}  # fmt: skip
GROUPS = {
    "country": ("Q1", {"uk": 1, "us": 2}),
    "sector": ("Q2", {"media": 2, "tech": 3}),
    "market": ("Q4", {"b2c": 1, "b2b": 2}),
    "offer": ("Q5", {"products": 1, "services": 2}),
}
BATTERY = [f"Q8_{number}" for number in range(1, 7)]
RULES = {
    "screened_out": lambda rows: rows["Dispo"].eq(2),
    "incomplete": lambda rows: rows["Dispo"].eq(3),
    "speeder": lambda rows: rows["Dispo"].eq(1) & rows["Duration"].lt(0.333 * rows["Duration"].median()),
    "duplicate": lambda rows: rows["PanelID"].duplicated(),
}


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    frame, _ = pyreadstat.read_sav(PATH, user_missing=True)
    return frame


@pytest.fixture(scope="module")
def respondents(rows) -> pd.DataFrame:
    return kept(rows, RULES)


def selects(rows: pd.DataFrame, item: str, option: str) -> pd.Series:
    if item == "integration_step":
        return rows["Q7"].isin(STEPS[option])
    if item == "size_class":
        return rows["Q3"].ge(500) if option == "ge500" else rows["Q3"].lt(500)
    if item in GROUPS:
        column, codes = GROUPS[item]
        return rows[column].eq(codes[option])
    return rows[SELECTED[option]].eq(1)


def test_37_published_figures_come_out_on_the_400_kept_respondents(rows, respondents):
    assert (len(rows), len(respondents)) == (432, 400)
    assert len(FIGURES) == 37
    assert broken_figures(respondents, FIGURES, selects) == []


def test_the_one_declared_irreconcilable_prints_14_instead_of_12(respondents):
    small = respondents[respondents["Q3"].lt(500)]
    assert rounds_to(14, count=int(small["Q7"].eq(5).sum()), base=len(small))


def test_the_asked_steps_also_round_right_among_those_that_know(respondents):
    known = respondents[respondents["Q7"].gt(0)]
    assert len(known) == 396
    steps = [figure for figure in FIGURES if figure["item"] == "integration_step"]
    assert broken_figures(known, steps, selects) == []


@pytest.mark.parametrize("rule", RULES)
def test_forgetting_one_rule_breaks_a_published_figure(rows, rule):
    assert broken_figures(kept(rows, RULES, forget=rule), FIGURES, selects) != []


def test_forgetting_every_rule_breaks_most_figures(rows):
    assert len(broken_figures(rows, FIGURES, selects)) > len(FIGURES) / 2


def test_the_speeder_rule_does_not_depend_on_whose_median_it_takes(rows, respondents):
    for others in (rows, rows[rows["Dispo"].eq(1)], respondents):
        limit = others["Duration"].median() / 3
        assert respondents["Duration"].ge(limit).all()
        assert kept(rows, RULES, forget="speeder")["Duration"].lt(limit).sum() == 6


def test_sectors_are_ordered_as_the_authors_say(respondents):
    """Media, technology and telecom, travel integrate most; finance joins them on Twitter; LinkedIn peaks
    in finance and technology (InSites deck; no numbers but two)."""
    by_sector = respondents[respondents["Q7"].gt(0)].groupby("Q2")
    integrated = by_sector["Q7"].agg(full=lambda step: step.eq(5).mean(), mean="mean")
    for measure in ("full", "mean"):
        assert set(integrated[measure].nlargest(3).index) == {2, 3, 4}
    assert set(respondents.groupby("Q2")["Q6_2"].mean().nlargest(4).index) == {1, 2, 3, 4}
    assert set(respondents.groupby("Q2")["Q6_3"].mean().nlargest(2).index) == {1, 3}


def test_outcomes_go_with_the_score_as_strongly_as_assumed(respondents):
    score = integration_score(respondents)
    for column, assumed in {"Q10": 0.20, "Q11": 0.25, "Q12": 0.30}.items():
        answers = respondents[column].where(respondents[column].between(1, 5))
        assert score.corr(answers, method="spearman") == pytest.approx(assumed, abs=0.005)


def integration_score(respondents: pd.DataFrame) -> pd.Series:
    battery = respondents[BATTERY].assign(Q8_4=6 - respondents["Q8_4"])
    return battery.mean(axis=1).where(battery.notna().sum(axis=1).ge(5))


def test_the_level_of_the_score_is_the_asked_step(respondents):
    level = (integration_score(respondents) - 1) / 4 * 5 // 1 + 1
    known = respondents["Q7"].gt(0)
    assert level.clip(upper=5)[known].eq(respondents["Q7"][known]).all()
    assert level[~known].isna().all()


def test_no_kept_respondent_answers_in_a_straight_line(respondents):
    assert respondents[BATTERY].nunique(axis=1).gt(1).all()


def test_every_row_is_marked_and_nobody_can_be_found(rows):
    _, about = pyreadstat.read_sav(PATH, metadataonly=True)
    assert about.file_label == "RECONSTRUCTED – no respondents"
    assert rows["Provenance"].eq("reconstructed").all()
    assert rows["RecordNo"].is_unique
    assert rows["RecordNo"].str.fullmatch(r"SYN-\d{6}").all()
    assert rows["Company"].str.fullmatch(r"SYNTHETIC-11-\d{4}").all()
    assert rows["Q13"].replace("", "[synthetic]").str.startswith("[synthetic]").all()


def test_the_file_has_the_quirks_of_the_platform(rows, respondents):
    _, about = pyreadstat.read_sav(PATH, user_missing=True)
    assert about.variable_value_labels["Q11"][9] == "No opinion"
    assert [limit["lo"] for limit in about.missing_ranges["Q11"]] == [-99, -98, -97]
    assert respondents["Q11"].eq(9).any()
    assert {499, 500, 501, 5000} <= set(respondents["Q3"])
    assert respondents[BATTERY].isna().any(axis=None)
    assert {-99, -98} <= set(respondents["Q10"])
    assert rows["Q13"].str.len().max() > 255
    assert b"\x07Retail " in insites_2011()  # a label of seven bytes: the last one is a blank
