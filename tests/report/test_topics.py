from dataclasses import replace

from pipeline.codebook.model import Item, ItemType, Option, Text
from pipeline.report.topics import adoption_items, integration_items

NO_TEXT = Text()


def test_levels_of_a_score_are_integration_and_multiple_published_and_derived_items_adoption(view):
    wave = view("twelve:2011")
    assert integration_items(wave) == ("integration",)
    assert adoption_items(wave) == ("social", "platforms", "uses", "stance")


def test_an_ordinal_item_that_asks_for_the_levels_comes_first_and_parts_of_the_score_do_not(view):
    wave = view("twelve:2011")
    levels = tuple(Option(code, NO_TEXT) for code in ("low", "mid", "high", "dont_know"))
    asked = [
        replace(item, options=levels) if item.name in ("growth", "strategy") else item
        for item in wave.wave.items
    ]
    assert integration_items(replace(wave, wave=replace(wave.wave, items=tuple(asked)))) == (
        "growth",
        "integration",
    )


def test_a_study_with_one_plain_item_shows_it(view):
    wave = view("twelve:2011")
    only = [row for row in wave.totals if row["item"] == "responsible"]
    bare = replace(wave.study, scores=(), published=(), derived=())
    items = (Item("responsible", ItemType.SINGLE),)
    made = replace(wave, study=bare, wave=replace(wave.wave, items=items), totals=only)
    assert adoption_items(made) == ("responsible",)
    assert integration_items(made) == ()
