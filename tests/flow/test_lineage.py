"""From a published number back to the columns of the export."""

from dataclasses import replace

from pipeline.codebook import load_study
from pipeline.codebook.model import Item, ItemType
from pipeline.flow.lineage import origins
from tests.twelve.study import HERE

STUDY = load_study(HERE / "codebook.yaml")
WAVE = STUDY.wave("2011")


def test_a_share_comes_from_answers_and_an_answer_from_the_columns_of_its_item():
    rates, responses = origins(STUDY, WAVE, "rates"), origins(STUDY, WAVE, "responses")
    assert ("responses", "platforms") in rates["share"]
    assert ("weights", "weight") in rates["share"]
    assert ("weights", "weight") not in rates["unweighted_base"]
    assert responses["platforms"] == tuple(
        ("export_rows", name) for name in ("Facebook", "Twitter", "LinkedIn")
    )
    assert responses["people"] == (("export_rows", "People"),)


def test_a_correlation_comes_from_a_score_and_an_outcome():
    estimate = origins(STUDY, WAVE, "correlations")["estimate"]
    assert ("scores", "value") in estimate
    assert {("responses", outcome) for outcome in STUDY.outcomes} <= set(estimate)


def test_a_mean_comes_from_scores_and_from_items_that_are_numbers():
    mean = origins(STUDY, WAVE, "score_means")["mean"]
    numbers = {item.name for item in WAVE.items if item.in_wave and item.type is ItemType.NUMBER}
    assert numbers
    assert {("scores", "value"), ("weights", "weight"), *(("responses", name) for name in numbers)} <= set(
        mean
    )
    assert ("responses", "platforms") not in mean


def test_a_score_comes_from_its_items():
    used = {item for score in STUDY.scores for item in score.items}
    assert set(origins(STUDY, WAVE, "scores")["value"]) == {("responses", item) for item in used}


def test_tables_of_the_codebook_come_from_no_column():
    assert origins(STUDY, WAVE, "items") == {}


def test_an_item_comes_from_the_texts_that_are_coded_back_into_it_too():
    text = Item("sector_other_coded", ItemType.SINGLE, column="Sector text", other_of=("sector", "other"))
    wave = replace(WAVE, items=(*WAVE.items, text))
    assert ("export_rows", "Sector text") in origins(STUDY, wave, "responses")["sector"]
