from pathlib import Path

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.layouts import column_pairs, in_layout
from pipeline.ingest.export import Column, Export, Role, Source, TextRows

ROWS = TextRows(Source(Path("a.csv")), "utf-8", ",", 1, 1)
LONG = "Which of the following platforms does your company use?"


def export(*columns):
    made = tuple(
        Column(name, place, text=text, choice=choice, role=role)
        for place, (name, text, choice, role) in enumerate(columns, start=1)
    )
    return Export(Path("a.csv"), "qualtrics", "utf-8", made, ROWS)


NEW = export(
    ("ResponseId", "", "", Role.RESPONDENT_ID), ("Q1", "Sector?", "", None), ("Q5#1_1", LONG, "TV", None)
)
OLD = export(
    ("Q1", "Sector?", "", None),
    ("Q5_1", f"{LONG}-TV", "TV", None),
    ("V7", "", "", Role.STATUS),
    ("column_4", "", "", None),
)


def test_columns_with_other_headers_and_the_same_words_are_pairs():
    assert column_pairs(NEW, OLD) == {"Q1": "Q1", "Q5#1_1": "Q5_1"}


def test_the_same_headers_need_no_pairs():
    assert column_pairs(NEW, NEW) is None


def test_other_questions_or_options_are_no_pairs():
    assert (
        column_pairs(
            NEW, export(("Q1", "Sector?", "", None), ("Q5_1", "How many people work here?", "", None))
        )
        is None
    )
    assert column_pairs(NEW, export(("Q1", "Sector?", "", None), ("Q5_1", LONG, "Radio", None))) is None
    assert column_pairs(NEW, export(("Q1", "Sector?", "", None))) is None


def test_only_what_stands_elsewhere_is_said_by_wave():
    items = [
        DraftItem("Q1", "text", "", column="Q1", waves=("2",)),
        DraftItem(
            "Q5",
            "multiple",
            "",
            columns=(("tv", "Q5#1_1"),),
            options=(DraftOption("tv", "TV"),),
            waves=("2",),
        ),
    ]
    first, second = in_layout(items, "1", column_pairs(NEW, OLD))
    assert (first.by_wave, first.waves, second.waves) == ((), ("1", "2"), ("1", "2"))
    assert [(wave, one.columns) for wave, one in second.by_wave] == [("1", (("tv", "Q5_1"),))]
