import pytest

from pipeline.codebook.model import Base, ItemType


def item(read, keys, head=""):
    return read(f"{head}items: {{a: {{{keys}}}}}\n").default_wave.items[0]


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("column: A, options: [[x, X]]", ItemType.SINGLE),
        ("columns: {x: A1}", ItemType.MULTIPLE),
        ("column: A, separator: ;, options: [[x, X]]", ItemType.MULTIPLE),
        ("columns: {x: A1}, type: rank", ItemType.RANK),
        ("column: A, type: ordinal, options: [[x, X]]", ItemType.ORDINAL),
    ],
)
def test_the_type_is_single_or_what_columns_and_separator_say(read, keys, kind):
    assert item(read, keys).type is kind


def test_defaults_are_those_of_the_documentation(read):
    found = item(read, "column: A, options: [[x, X]]")
    assert (found.base, found.multiplier, found.publish, found.in_wave) == (Base.ASKED, 1.0, True, True)
    assert (found.selected, found.not_selected, found.grid) == (None, None, None)


def test_an_option_of_a_column_without_a_label_is_called_by_its_code(read):
    found = item(read, "columns: {x: A1, y: A2}, labels: {y: Why}")
    assert [str(option.label) for option in found.options] == ["x", "Why"]


def test_options_may_be_the_name_of_a_list(read):
    found = item(read, "column: A, options: l", head="option_lists: {l: [[x, X], [y, Y]]}\n")
    assert [option.code for option in found.options] == ["x", "y"]


def test_missing_reasons_are_the_studys_and_the_items_own(read):
    found = item(
        read, "column: A, type: text, missing: {'9': other}", head="missing: {'8': refused, '9': refused}\n"
    )
    assert found.missing == {"8": "refused", "9": "other"}


def test_a_grid_makes_an_item_of_each_column(read):
    study = read(
        "items:\n"
        "  agreement:\n"
        "    question: How far do you agree?\n"
        "    grid:\n"
        "      strategy: Q7_1\n"
        "      people: Q7_2\n"
        "    labels: {strategy: We have a strategy}\n"
        '    options: [["1", No one], ["2", All]]\n'
        "    type: ordinal\n"
    )
    strategy, people = study.default_wave.items
    assert (strategy.name, strategy.column, strategy.grid, strategy.line) == (
        "strategy",
        "Q7_1",
        "agreement",
        6,
    )
    assert str(strategy.question) == "We have a strategy"
    assert str(strategy.grid_question) == str(people.question) == "How far do you agree?"
    assert strategy.options == people.options


def test_a_promoter_score_is_about_a_number_from_0_to_10(read):
    found = item(read, "column: A, type: number, summary: nps")
    assert (found.summary, found.low, found.high) == ("nps", 0, 10)


def test_bands_are_closed_below_and_open_above(read):
    found = item(read, "column: A, type: number, bands: {size: [[s, Small, null, 10], [l, Large, 10, null]]}")
    (banded,) = found.bands
    assert banded.name == "size"
    assert [(band.code, band.low, band.high) for band in banded.bands] == [("s", None, 10), ("l", 10, None)]


def test_a_rank_has_as_many_places_as_options_and_an_allocation_adds_up_to_100(read):
    assert item(read, "type: rank, columns: {x: A1, y: A2}").places == 2
    assert item(read, "type: rank, columns: {x: A1, y: A2}, places: 3").places == 3
    assert item(read, "type: allocation, columns: {x: A1, y: A2}").total == 100
