import yaml

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.write_item import counts_employees, written_item, written_keys

YES_NO = (DraftOption("1", "Yes"), DraftOption("2", "No"))


def written(item, shared=None, banded=None):
    return yaml.safe_load("\n".join(written_item(item, shared or {}, banded)))[item.name]


def test_a_single_item_has_its_column_and_options():
    item = DraftItem("Q1", "single", "because", question="Which?", column="q 1", options=YES_NO)
    assert written(item) == {"question": "Which?", "column": "q 1", "options": [["1", "Yes"], ["2", "No"]]}


def test_the_reason_of_the_guess_stands_behind_the_name():
    assert next(iter(written_item(DraftItem("Q1", "text", "30 different cells"), {}, None))) == (
        "  Q1:  # text: 30 different cells"
    )


def test_a_list_that_items_share_is_named():
    item = DraftItem("Q1", "ordinal", "", column="Q1", options=YES_NO)
    assert written(item, {YES_NO: "list_1"})["options"] == "list_1"


def test_a_set_has_a_column_an_option():
    item = DraftItem(
        "Q5", "multiple", "", columns=(("tv", "Q5_1"),), options=(DraftOption("tv", "TV"),), selected=("2",)
    )
    assert written(item) == {"columns": {"tv": "Q5_1"}, "labels": {"tv": "TV"}, "selected": ["2"]}


def test_text_is_not_published():
    assert written(DraftItem("Q9", "text", "", column="Q9"))["publish"] is False


def test_what_a_wave_has_otherwise_stands_under_by_wave():
    item = DraftItem(
        "Q1",
        "number",
        "",
        column="Q1",
        by_wave=(("2011", DraftItem("", "", "", column="Q3")), ("2010", None)),
    )
    assert written(item)["by_wave"] == {"2011": {"column": "Q3"}, "2010": "absent"}


def test_the_number_of_employees_gets_size_classes():
    item = DraftItem("staff", "number", "", question="How many employees?", column="staff")
    assert counts_employees(item)
    assert [band[0] for band in written(item, banded="staff")["bands"]["size_class"]] == [
        "micro",
        "small",
        "medium",
        "large",
    ]


def test_a_line_break_as_separator_survives():
    item = DraftItem("Q1", "multiple", "", column="Q1", options=YES_NO, separator="\n")
    assert dict(written_keys(item, {}))["separator"] == '"\\n"'
