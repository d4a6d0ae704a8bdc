from dataclasses import replace

from pipeline.codebook.model import Item, ItemType
from pipeline.report.trail import exclusion_words, item_trail, kept_words, universe_words, weight_words


def test_exclusions_are_said_in_the_codebooks_order(view):
    assert exclusion_words(view("twelve:2011")) == (
        "screened out, incomplete, faster than 0.333 of the median duration, second interviews of one Panel, "
        "the same answer to all of strategy, people, tools"
    )


def test_the_kept_stand_beside_the_export(view):
    wave = view("twelve:2011")
    assert kept_words(wave, wave.rows["exports"]).startswith("12 respondents of 18 in the export; excluded: ")


def test_a_universe_is_its_condition_in_words(view):
    assert universe_words(view("twelve:2011"), "users") == "social is Yes"
    assert universe_words(view("twelve:2011"), "all") == "every kept respondent"


def test_weights_say_how_they_were_made(view):
    wave = view("twelve:2011")
    assert weight_words(wave, "firms") == "firms: column Weight of the export, scaled to mean 1"
    assert weight_words(wave, "raked") == "raked: raked to targets for country, mean 1"
    assert weight_words(wave, "none") == "none: every respondent counts once"


def test_routing_bands_and_derivation_are_facts_of_an_item(view):
    wave = view("twelve:2011")
    facts = {
        item: dict(item_trail(wave, item, wave.rows["items"]))
        for item in ("platforms", "size_class", "stance")
    }
    assert facts["platforms"]["Asked if"] == "social is Yes"
    assert facts["size_class"]["Bands of"].startswith("employees: ")
    assert facts["stance"]["Is Does nothing"] == "social is No"


def test_a_number_that_texts_were_coded_into_says_by_which_file(view):
    wave = view("twelve:2011")
    codes = {"a bank": ("finance",)}
    text = Item(
        "s_coded", ItemType.SINGLE, column="S", codes_file="s.csv", codes=codes, other_of=("sector", "other")
    )
    wave = replace(wave, wave=replace(wave.wave, items=(*wave.wave.items, text)))
    facts = {item: dict(item_trail(wave, item, wave.rows["items"])) for item in ("sector", "s_coded")}
    assert facts["sector"]["Coded back"] == "other counts as what S says, by data/raw/twelve/s.csv"
    assert facts["s_coded"]["Codes"] == "data/raw/twelve/s.csv, texts coded: 1"


def test_a_net_promoter_score_says_what_it_is_made_of(view):
    wave = view("twelve:2011")
    likely = Item("likely", ItemType.NUMBER, summary="nps")
    study = replace(wave, wave=replace(wave.wave, items=(likely,)))
    assert item_trail(study, "likely_nps", []) == [
        ("Net promoter score of", "likely: share of 9 and 10 less share of 0 to 6, times 100")
    ]
