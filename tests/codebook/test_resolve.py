"""The design's own example, with everything in it resolved."""

from pathlib import Path

import pytest

from pipeline.codebook import read_study, without_codes
from pipeline.codebook.analysis_model import OutcomeColumn
from pipeline.codebook.model import (
    Always,
    Answered,
    AnyOf,
    Base,
    Between,
    Design,
    Exclude,
    ItemType,
    Not,
    Provenance,
    Weight,
)

FOLDER = Path(__file__).parent / "insites-example"


@pytest.fixture(scope="module")
def study():
    return read_study(FOLDER)


@pytest.fixture(scope="module")
def items(study):
    return {item.name: item for item in study.wave("2011").items}


def test_the_study_says_who_and_what_it_is(study):
    assert (study.name, str(study.title)) == ("insites-example", "How companies integrate social media")
    assert (study.provenance, study.languages) == (Provenance.RECONSTRUCTED, ("en", "nl"))
    assert (study.discard, study.outcomes) == (("IPAddress",), ("growth", "satisfaction"))
    assert study.banners == (("sector",), ("size_class",), ("sector", "size_class"))
    assert (study.controls, study.assumptions) == (("sector", "size_class"), {"growth": {"spearman": 0.2}})
    assert study.path == str(FOLDER / "codebook.yaml")


def test_items_stand_in_the_order_of_the_questionnaire(study):
    names = (
        "sector employees uses_social platforms uses strategy people top3 budget likely revenue sector_other"
    )
    assert [item.name for item in study.default_wave.items] == [*names.split(), "growth", "satisfaction"]
    kinds = "single number single multiple multiple ordinal ordinal rank allocation number number text ordinal ordinal"
    assert [item.type for item in study.default_wave.items] == kinds.split()


def test_a_single_response_item(items):
    sector = items["sector"]
    assert (sector.column, sector.line) == ("Q2", 25)
    assert sector.question.in_language("nl") == "In welke sector werkt uw bedrijf?"
    assert [(option.code, option.label.every()) for option in sector.options] == [
        ("fin", ("Finance",)),
        ("media", ("Media", "De media")),
    ]
    assert sector.aliases == {"Financial services": "fin"}
    assert (sector.classification.scheme, sector.classification.codes) == (
        "NACE-2",
        {"fin": "K", "media": "J"},
    )
    assert sector.missing == {"-99": "refused", "-98": "dont_know", "-97": "not_asked"}


def test_a_number_with_bands_and_one_with_a_promoter_score(items):
    (banded,) = items["employees"].bands
    assert [(band.code, str(band.label), band.low, band.high) for band in banded.bands] == [
        ("lt500", "<500", None, 500),
        ("ge500", "500+", 500, None),
    ]
    likely, revenue = items["likely"], items["revenue"]
    assert (likely.low, likely.high, likely.summary) == (0, 10, "nps")
    assert (revenue.unit, revenue.multiplier) == ("EUR", 1000)


def test_multiple_responses_in_columns_and_in_one_cell(items):
    platforms, uses = items["platforms"], items["uses"]
    assert platforms.columns == {"facebook": "Q5_1", "twitter": "Q5_2"}
    assert [str(option.label) for option in platforms.options] == ["Facebook", "Twitter"]
    assert (platforms.selected, platforms.not_selected, platforms.base) == ({"1", "Yes"}, None, Base.ASKED)
    assert platforms.asked_if == Answered("uses_social", ("yes_",))
    assert (uses.column, uses.separator) == ("Q6", ";")
    assert [(net.code, net.options) for net in uses.nets] == [("any_output", ("service", "sales"))]


def test_a_grid_becomes_items_that_share_an_option_list(items, study):
    assert [(items[name].column, items[name].grid) for name in ("strategy", "people")] == [
        ("Q7_1", "agreement"),
        ("Q7_2", "agreement"),
    ]
    assert items["strategy"].options == items["growth"].options == study.option_lists["agree5"]


def test_rank_and_allocation_stay_whole_and_coded_text_has_to_wait(study, items):
    assert (items["top3"].type, items["top3"].places) == (ItemType.RANK, 3)
    assert items["budget"].total == 100
    assert (items["sector_other"].codes_file, items["sector_other"].publish) == ("sector_other.csv", False)
    (file,) = study.outcome_files
    assert (file.file, file.key) == ("financials.csv", "company_id")
    assert file.columns["margin"] == OutcomeColumn("margin", "margin", "share", 2011, label="margin")
    (waiting,) = without_codes(study)
    assert "sector_other.codes: found the file sector_other.csv, which is not beside" in waiting


def test_waves_differ_in_what_they_say(study):
    first, second = study.wave("2011"), study.wave("2012")
    assert (first.respondent_id, first.company_id) == ("RecordNo", "Company")
    assert first.design == Design("stratum", "cluster", "population_size")
    assert (first.weights, second.weights) == ((Weight("firms", "wt"),), ())
    (target,) = first.targets
    assert (target.item, target.shares) == ("size_class", {"lt500": 0.667, "ge500": 0.333})
    assert first.exclude == Exclude(("screened_out", "incomplete"), 0.333, "panel_id", ("strategy", "people"))
    assert (str(second.label), second.series_break) == ("June 2012", "six countries, 20+ employees")
    assert second.expected_on == "2012-06-30"
    by_name = {item.name: item for item in second.items}
    assert (by_name["growth"].column, by_name["satisfaction"].in_wave) == ("Q14", False)


def test_conditions_scores_and_published_figures(study):
    (active,) = study.derived
    assert active.when == (("active", Answered("platforms", ("facebook", "twitter"))), ("none", Always()))
    assert study.universes["users"] == Answered("uses_social", ("yes_",))
    large = AnyOf((Between("employees", 500, None), Not(Answered("uses", ("service", "sales")))))
    assert study.universes["large"] == large
    (score,) = study.scores
    assert (score.items, score.reverse, score.rescale) == (("strategy", "people"), {"people"}, (0, 100))
    assert [(level.code, level.low, level.high) for level in score.levels][-2:] == [
        ("working", 60, 80),
        ("full", 80, None),
    ]
    first, second = study.published
    assert (first.wave, first.item, first.option, first.share, first.universe) == (
        "2011",
        "platforms",
        "facebook",
        0.68,
        "all",
    )
    assert (second.banner, second.line) == ((("size_class", "lt500"),), 68)
