import pytest

from pipeline.draft.sets import as_set, flag_of, is_convention, missing_of
from pipeline.ingest.export import ResponseSet
from tests.draft.drawn_profiles import profile


def run(*columns, **more):
    return [profile(f"Q5_{place}", cells, rows=50, **more) for place, cells in enumerate(columns, start=1)]


@pytest.mark.parametrize(
    "columns",
    [
        ({"1": 20, "0": 30}, {"1": 10, "0": 40}),
        ({"1": 20}, {"1": 10}),
        ({"Selected": 20, "Not selected": 30}, {"Selected": 5, "Not selected": 45}),
        ({"Checked": 5, "Unchecked": 45}, {"Checked": 3, "Unchecked": 47}),
        ({"TRUE": 5, "FALSE": 45}, {"TRUE": 3, "FALSE": 47}),
        ({"Facebook": 20}, {"Twitter": 10}),
        ({"Facebook": 20, "Not selected": 30}, {"Twitter": 10, "Not selected": 40}),
        ({"Genoemd": 20, "Niet genoemd": 30}, {"Genoemd": 10, "Niet genoemd": 40}),
    ],
)
def test_every_convention_is_a_set(columns):
    item = as_set(run(*columns), set())
    assert item.type == "multiple"
    assert [column for _, column in item.columns] == ["Q5_1", "Q5_2"]


def test_the_text_in_a_column_is_the_label_of_its_option():
    item = as_set(run({"Facebook": 20}, {"Twitter": 10}), set())
    assert [(option.code, option.label) for option in item.options] == [
        ("facebook", "Facebook"),
        ("twitter", "Twitter"),
    ]


def test_a_yes_no_battery_is_no_set_unless_each_column_is_an_option():
    battery = run({"Yes": 20, "No": 30}, {"Yes": 10, "No": 40})
    assert as_set(battery, set()) is None
    options = [
        profile(f"Which? [{name}]", {"Yes": 20, "No": 30}, text="Which?", choice=name)
        for name in ("TV", "Radio")
    ]
    assert [option.label for option in as_set(options, set()).options] == ["TV", "Radio"]


def test_columns_that_all_have_one_and_no_blank_say_nothing():
    assert as_set(run({"Facebook": 20}, {"Facebook": 10}), set()) is None


def test_a_scale_is_no_set():
    assert as_set(run({"1": 5, "2": 5, "3": 5}, {"1": 5, "2": 5, "3": 5}), set()) is None


def test_what_the_file_declares_is_believed():
    declared = ResponseSet("$media", "Media used", ("Q5_1", "Q5_2"), "2")
    item = as_set(
        run({"2": 5, "1": 5}, {"2": 5, "1": 5}, values=(("1", "No"), ("2", "Yes"))), set(), declared
    )
    assert (item.name, item.question, item.selected, item.why) == (
        "media",
        "Media used",
        ("2",),
        "the file says so",
    )


def test_a_flag_says_its_option_or_merely_yes():
    assert flag_of(profile("a", {"Facebook": 5})) == "Facebook"
    assert flag_of(profile("a", {"1": 5, "0": 3})) == ""
    assert flag_of(profile("a", {"Facebook": 5, "Twitter": 3})) is None


def test_numbers_of_their_own_need_to_count_through():
    assert is_convention(run({"1": 5}, {"2": 5}, {"3": 5}))
    assert not is_convention(run({"7": 5}, {"12": 5}))


def test_missing_cells_of_all_columns_are_the_sets():
    assert missing_of(run({"1": 5, "-99": 1}, {"1": 5, "NA": 2})) == (
        ("-99", "no_answer"),
        ("NA", "not_asked"),
    )
