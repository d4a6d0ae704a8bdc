import pytest

from pipeline.codebook.model import Answered, Option, Text
from pipeline.errors import DesignError
from pipeline.frame.banners import (
    Digit,
    banner_columns,
    banner_digits,
    cell_sql,
    column_letter,
    digit_values,
    members,
    universe_digits,
)
from pipeline.frame.subjects import Subject
from tests.small import engine_of, evaluated


def subject(name, *codes, **keys):
    options = tuple(Option(code, Text((("", code.upper()),))) for code in codes)
    return Subject(name, "asked", Text(), 1, options, **keys)


SECTOR, SIZE, USES = (
    subject("sector", "fin", "media"),
    subject("size", "s", "l"),
    subject("uses", "a", "b", is_multiple=True),
)
SUBJECTS = {one.name: one for one in (SECTOR, SIZE, USES)}
BANNERS = (("sector",), ("size",), ("sector", "size"), ("uses",))


def test_each_respondent_gets_one_number_and_it_gives_back_the_answers():
    """sector, size, uses and a universe: 3 x 3 x 4 x 2 values."""
    digits = banner_digits(BANNERS, SUBJECTS)
    universes = universe_digits({"users": Answered("uses", ("b",))}, frozenset({"uses"}))
    cells = {"sector": ["fin", "media", None], "size": ["l", "s", "s"], "set": ["a,b", "", None]}
    with engine_of(cells) as engine:
        columns = {"source_row": "source_row", "sector": "sector", "size": "size"}
        sets = "list_filter(string_split(\"set\", ','), lambda code: code <> '')"
        engine.view("answered", "rows", {**columns, "uses": sets})
        engine.view(
            "rows_of_cells", "answered", {"source_row": "source_row", "cell": cell_sql((*digits, *universes))}
        )
        found = engine.connection.execute("SELECT cell FROM rows_of_cells ORDER BY source_row").fetchall()
    values = [digit_values(cell, (*digits, *universes)) for (cell,) in found]
    assert values == [[1, 2, 3, 1], [2, 1, 0, 0], [0, 1, 0, 0]]
    assert [digits[2].selected(value) for value in (0, 1, 2, 3)] == [(), ("a",), ("b",), ("a", "b")]


def test_a_cell_belongs_to_every_column_of_every_banner_that_it_answers():
    digits = banner_digits(BANNERS, SUBJECTS)
    universes = (Digit("users", "0", 2, ("users",)),)
    fin_large_both_user = 1 + 3 * 2 + 9 * 3 + 36 * 1
    rows = members([fin_large_both_user], digits, universes, BANNERS)
    columns = [
        ("total", "total"),
        ("sector", "fin"),
        ("size", "l"),
        ("sector*size", "fin*l"),
        ("uses", "a"),
        ("uses", "b"),
    ]
    found = list(zip(rows["universe"], rows["banner"], rows["banner_option"], strict=True))
    assert found == [(universe, *column) for universe in ("all", "users") for column in columns]


def test_who_has_no_answer_to_a_banner_is_in_none_of_its_columns():
    rows = members([3 * 2], banner_digits(BANNERS, SUBJECTS), (), BANNERS)
    assert rows["banner_option"].tolist() == ["total", "l"]


def test_a_universe_may_be_named_as_a_banner_is():
    digits, universes = banner_digits((("size",),), SUBJECTS), (Digit("size", "0", 2, ("size",)),)
    rows = members([1 + 3 * 0, 0 + 3 * 1], digits, universes, (("size",),))
    assert rows[["universe", "banner_option"]].to_numpy().tolist() == [
        ["all", "total"],
        ["all", "s"],
        ["all", "total"],
        ["size", "total"],
    ]


def test_every_column_is_listed_with_its_letter_whether_anybody_is_in_it_or_not():
    found = banner_columns(BANNERS[2:], SUBJECTS, "en")
    assert [(one.banner, one.option, one.label, one.letter) for one in found] == [
        ("total", "total", "Total", ""),
        ("sector*size", "fin*s", "FIN × S", "A"),
        ("sector*size", "fin*l", "FIN × L", "B"),
        ("sector*size", "media*s", "MEDIA × S", "C"),
        ("sector*size", "media*l", "MEDIA × L", "D"),
        ("uses", "a", "A", "A"),
        ("uses", "b", "B", "B"),
    ]


def test_a_banner_that_the_wave_did_not_ask_is_left_out():
    assert [one.banner for one in banner_columns((("sector",), ("sector", "country")), SUBJECTS, "")] == [
        "total",
        "sector",
        "sector",
    ]
    assert [digit.name for digit in banner_digits((("country",), ("size",)), SUBJECTS)] == ["size"]


@pytest.mark.parametrize(("place", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_letters_go_on_after_z_as_in_a_spreadsheet(place, letter):
    assert column_letter(place) == letter


def test_more_combinations_than_a_number_can_hold_are_refused():
    digits = [Digit(f"d{n}", "0", 1000, ()) for n in range(8)]
    with pytest.raises(
        DesignError, match=r"have 1e\+48 combinations.*take a banner with many options out of `banners`"
    ):
        cell_sql([*digits, *digits])
    with engine_of({"x": ["1"]}) as engine:
        assert evaluated(engine, cell_sql(digits[:6])) == [0]
