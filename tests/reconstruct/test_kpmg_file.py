import ipaddress

import pandas as pd
import pytest

from pipeline.reconstruct.kpmg_file import decimal_comma, kpmg_2012
from tests.reconstruct.plain_count import RAW, broken_figures, kept, published_figures

LABELS = {
    "customers": "Communicatie met klanten",
    "promotions": "Promoties en acties",
    "service": "Klantenservice",
    "webcare": "Webcare, dus volgen van en reageren op berichten",
    "brand": "Merkcommunicatie",
    "sales": "Actieve verkoop",
    "product": "Klanten betrekken bij productverbetering",
}
FIGURES = published_figures("kpmg-social", "2012")


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    path = RAW / "kpmg-social" / "2012.csv"
    frame = pd.read_csv(path, skiprows=[1, 2], dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return frame.assign(seconds=frame["Duration (in seconds)"].astype(int))


RULES = {
    "screened_out": lambda rows: rows["Uitkomst"].eq("buiten doelgroep"),
    "preview": lambda rows: rows["Status"].eq("Voorbeeld van enquête"),
    "incomplete": lambda rows: rows["Uitkomst"].eq("afgebroken"),
    "speeder": lambda rows: (
        rows["Uitkomst"].eq("volledig") & rows["seconds"].lt(0.333 * rows["seconds"].median())
    ),
    "duplicate": lambda rows: rows["PanelID"].duplicated(),
}


def selects(rows: pd.DataFrame, item: str, option: str) -> pd.Series:
    if item == "uses_social":
        return rows["Q4"].eq({"no_": "Nee", "yes_": "Ja"}[option])
    return rows["Q5"].str.contains(LABELS[option], regex=False)


def test_all_eight_published_figures_come_out_on_the_238_kept_respondents(rows):
    respondents = kept(rows, RULES)
    assert len(rows) == 261
    assert len(respondents) == 238
    assert len(FIGURES) == 8
    assert broken_figures(respondents, FIGURES, selects) == []


@pytest.mark.parametrize("rule", RULES)
def test_forgetting_one_rule_breaks_a_published_figure(rows, rule):
    assert broken_figures(kept(rows, RULES, forget=rule), FIGURES, selects) != []


def test_forgetting_every_rule_breaks_most_figures(rows):
    assert len(broken_figures(rows, FIGURES, selects)) >= 4


def test_the_speeder_rule_does_not_depend_on_whose_median_it_takes(rows):
    respondents = kept(rows, RULES)
    for others in (rows, rows[rows["Uitkomst"].eq("volledig")], respondents):
        limit = others["seconds"].median() / 3
        assert respondents["seconds"].ge(limit).all()
        assert kept(rows, RULES, forget="speeder")["seconds"].lt(limit).sum() == 4


def test_who_does_not_use_social_media_was_not_asked_what_for(rows):
    respondents = kept(rows, RULES)
    assert respondents["Q5"].ne("").eq(respondents["Q4"].eq("Ja")).all()


def test_a_repeated_respondent_comes_later_under_a_new_id(rows):
    assert rows["ResponseId"].is_unique
    again = rows[rows["PanelID"].duplicated()]
    first = rows[rows["PanelID"].isin(again["PanelID"]) & ~rows["PanelID"].duplicated()]
    assert sorted(first["Q5"]) == sorted(again["Q5"])
    assert rows["StartDate"].is_monotonic_increasing


def test_every_row_says_that_it_is_reconstructed_and_nobody_can_be_found(rows):
    assert rows["Provenance"].eq("reconstructed").all()
    assert rows["ResponseId"].str.fullmatch(r"R_SYN\d{12}").all()
    network = ipaddress.ip_network("192.0.2.0/24")
    assert all(ipaddress.ip_address(address) in network for address in rows["IPAddress"])
    people = ["RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference"]
    assert rows[people].eq("").all(axis=None)
    texts = rows[["Q5_8_TEXT", "Q8"]].stack()
    assert texts[texts.ne("")].str.contains("[synthetic]", regex=False).all()


def test_the_file_has_the_quirks_of_the_platform(rows):
    content = kpmg_2012().decode("utf-8")
    assert content.startswith("\ufeffStartDate,")
    assert '"{""ImportId"":""QID5""}"' in content
    assert "sociale media?\nMeerdere antwoorden mogelijk, kies" in content
    assert rows["Q9"].eq("").all()
    assert rows["Q3"].str.contains(",5").any()
    assert rows["Q5_8_TEXT"].str.startswith("=").any()
    assert (rows["Q7_1"] == "Weet ik niet").any()
    assert (rows["Q5"] == "").any()


def test_half_an_employee_is_written_with_a_comma():
    assert [decimal_comma(25), decimal_comma(24)] == ["12,5", "12"]
