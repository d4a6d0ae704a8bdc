import ipaddress

import pandas as pd
import pytest

from pipeline.reconstruct.insites_2012 import insites_2012
from tests.reconstruct.plain_count import RAW, broken_figures, kept, published_figures

PATH = RAW / "insites-integration" / "2012.csv"
FIGURES = published_figures("insites-integration", "2012")
PLATFORMS = {"facebook": "G2Q1[SQ001]", "twitter": "G2Q1[SQ002]", "linkedin": "G2Q1[SQ003]"}
STEPS = {
    "nothing": ["We do nothing with", "Wij doen niets", "Nous ne faisons rien", "Wir machen nichts"],
    "first": ["We take first", "Wij zetten de eerste", "Nous faisons les premiers", "Wir machen erste"],
    "pilot": [
        "We are in a pilot",
        "Wij zijn in een proef",
        "Nous sommes en phase",
        "Wir sind in einer Pilot",
    ],
    "working": ["We are working", "Wij werken", "Nous travaillons", "Wir arbeiten"],
    "full": ["They are fully", "Ze zijn volledig", "C’est fait", "Sie sind vollständig"],
}
RULES = {
    "screened_out": lambda rows: rows["Outcome"].eq("SCREENED OUT"),
    "incomplete": lambda rows: rows["submitdate"].eq(""),
    "speeder": lambda rows: (
        rows["Outcome"].eq("COMPLETE") & rows["seconds"].lt(0.333 * rows["seconds"].median())
    ),
    "duplicate": lambda rows: rows["PanelID"].duplicated(),
}


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    frame = pd.read_csv(PATH, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    frame.columns = [heading.split(". ")[0] for heading in frame.columns]
    return frame.assign(seconds=frame["interviewtime"].astype(float))


@pytest.fixture(scope="module")
def respondents(rows) -> pd.DataFrame:
    return kept(rows, RULES)


def selects(rows: pd.DataFrame, item: str, option: str) -> pd.Series:
    if item == "platforms":
        return rows[PLATFORMS[option]].eq("Y")
    return rows["G2Q2"].str.startswith(tuple(STEPS[option]))


def test_all_eight_published_figures_come_out_on_the_1222_kept_respondents(rows, respondents):
    assert (len(rows), len(respondents)) == (1319, 1222)
    assert len(FIGURES) == 8
    assert broken_figures(respondents, FIGURES, selects) == []


@pytest.mark.parametrize("rule", RULES)
def test_forgetting_one_rule_breaks_a_published_figure(rows, rule):
    assert broken_figures(kept(rows, RULES, forget=rule), FIGURES, selects) != []


def test_the_speeder_rule_does_not_depend_on_whose_median_it_takes(rows, respondents):
    for others in (rows, rows[rows["Outcome"].eq("COMPLETE")], respondents):
        limit = others["seconds"].median() / 3
        assert respondents["seconds"].ge(limit).all()
        assert kept(rows, RULES, forget="speeder")["seconds"].lt(limit).sum() == 18


def test_six_countries_answer_in_four_languages(respondents):
    spoken = respondents.groupby("startlanguage")["G1Q1"].nunique()
    assert spoken.to_dict() == {"de": 1, "en": 2, "fr": 2, "nl": 2}
    assert set(respondents["G1Q5"]) >= {"Consumers (B2C)", "The general public (B2C)", "Consumenten (B2C)"}


def test_every_company_has_20_employees_or_more(respondents):
    employees = respondents["G1Q4"].astype(float)
    assert employees.min() == 20
    assert {99, 100, 499, 500} <= set(employees)


def test_outcomes_go_with_the_score_as_strongly_as_assumed(respondents):
    battery = respondents[[f"G2Q4[SQ00{number}]" for number in range(1, 7)]]
    points = battery.apply(lambda column: pd.to_numeric(column.str[:1], errors="coerce"))
    points["G2Q4[SQ004]"] = 6 - points["G2Q4[SQ004]"]
    score = points.mean(axis=1).where(points.notna().sum(axis=1).ge(5))
    ladder = {
        **{text: 1 for text in ("Much worse", "Veel slechter", "Bien moins bons", "Viel schlechter")},
        **{text: 2 for text in ("Worse", "Slechter", "Moins bons", "Schlechter")},
        **{text: 3 for text in ("About the same", "Ongeveer gelijk", "À peu près égaux", "Etwa gleich")},
        **{text: 4 for text in ("Better", "Beter", "Meilleurs", "Besser")},
        **{text: 5 for text in ("Much better", "Veel beter", "Bien meilleurs", "Viel besser")},
    }
    for column, assumed in {"G3Q1": 0.20, "G3Q2": 0.25, "G3Q3": 0.30}.items():
        assert score.corr(respondents[column].map(ladder), method="spearman") == pytest.approx(
            assumed, abs=0.005
        )


def test_who_does_nothing_is_not_asked_which_departments_do_it(respondents):
    asked = respondents["G2Q3[SQ001]"].ne("N/A")
    assert asked.eq(selects(respondents, "", "first") | ~_idle(respondents)).all()


def _idle(respondents: pd.DataFrame) -> pd.Series:
    unsure = respondents["G2Q2"].isin(["Don’t know", "Weet ik niet", "Je ne sais pas", "Weiß nicht"])
    return selects(respondents, "", "nothing") | unsure


def test_every_row_is_marked_and_nobody_can_be_found(rows):
    assert rows["Provenance"].eq("reconstructed").all()
    assert rows["RecordNo"].str.fullmatch(r"SYN-\d{6}").all()
    assert rows["Company"].str.fullmatch(r"SYNTHETIC-12-\d{4}").all()
    assert rows["email"].str.fullmatch(r"syn-\d{6}@example\.com").all()
    networks = [ipaddress.ip_network(network) for network in ("198.51.100.0/24", "203.0.113.0/24")]
    assert all(any(ipaddress.ip_address(ip) in network for network in networks) for ip in rows["ipaddr"])
    texts = rows[["G1Q3[other]", "G2Q3[other]", "G3Q4"]].stack()
    assert texts[~texts.isin(["", "N/A"])].str.startswith("[synthetic]").all()


def test_the_file_has_the_quirks_of_the_platform(rows):
    content = insites_2012().decode("utf-8")
    head, first = content.splitlines()[0], content.split("\r\n")[1]
    assert head.startswith('\ufeff"id. Response ID";"submitdate. Date submitted"')
    assert "RECONSTRUCTED – no respondents" in head
    assert first.startswith('"1";"')
    assert "<strong>platforms</strong>" in head
    assert head.count("[LinkedIn]") == 2
    assert "\u00a0" in content
    assert "company’s" in head
    assert rows["G1Q3"].eq("-oth-").any()
    assert rows["G2Q1[SQ002]"].isin(["Y", "N", ""]).all()
    assert set(rows["G2Q3[SQ001]"]) == {"Y", "", "N/A"}
    assert rows.loc[rows["submitdate"].eq(""), "lastpage"].eq("1").all()
    assert rows["G1Q4"].str.endswith(".0000000000").any()
    assert rows["G2Q4[SQ001]"].eq("4 - Agree").any()
