from dataclasses import replace

from pipeline.codebook.model import Item, ItemType, Option, Text
from pipeline.report.respondent_fields import fields_of

OPTIONS = (Option("price", Text((("", "Price"),))), Option("speed", Text((("", "Speed"),))))


def test_bands_and_derived_items_stand_beside_what_was_asked(view):
    names = [field.name for field in fields_of(view("twelve:2011"))]
    assert names[:4] == ["country", "sector", "employees", "size_class"]
    assert names[-1] == "stance"


def test_a_ranking_has_a_column_a_place_and_an_allocation_one_an_option(view):
    wave = view("twelve:2011")
    items = (
        Item("top", ItemType.RANK, options=OPTIONS, places=1),
        Item("budget", ItemType.ALLOCATION, options=OPTIONS),
    )
    made = replace(wave, wave=replace(wave.wave, items=items))
    fields = {field.name: field for field in fields_of(made)}
    assert list(fields)[:3] == ["top_1", "budget_price", "budget_speed"]
    assert [code for code, _ in fields["top_1"].options] == ["price", "speed"]


def test_a_ranking_that_is_unfolded_has_no_column_twice(view):
    wave = view("twelve:2011")
    items = (
        Item("top", ItemType.MULTIPLE, options=OPTIONS),
        Item("top_price", ItemType.NUMBER),
        Item("top_speed", ItemType.NUMBER),
    )
    fields = fields_of(replace(wave, wave=replace(wave.wave, items=items)))
    flags = ["top_price_selected", "top_speed_selected"]
    assert [field.name for field in fields][:4] == [*flags, "top_price", "top_speed"]
    assert len({field.name for field in fields}) == len(fields)
