import pytest

from pipeline.quoted_cell import is_quoted, quoted, quoting_at_the_desk, unquoted

TOLD = "I am Jan Jansen, fired for theft"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Finanse", "'Finanse'"),
        ("x" * 24, f"'{'x' * 24}'"),
        ("x" * 25, "a text of 25 characters (row 17)"),
        (TOLD, "a text of 32 characters (row 17)"),
    ],
)
def test_a_short_cell_is_quoted_and_a_longer_one_named_by_its_row(cell, said):
    assert quoted(cell, 17) == said
    assert is_quoted(cell) == said.startswith("'")


def test_the_row_is_looked_for_only_where_it_is_told():
    assert quoted("short", lambda: pytest.fail("looked")) == "'short'"
    assert quoted(TOLD, lambda: 3) == "a text of 32 characters (row 3)"


def test_at_the_desk_sixty_characters_are_quoted_and_only_there():
    with quoting_at_the_desk():
        assert quoted(TOLD, 17) == f"'{TOLD}'"
        assert quoted("x" * 61, 17) == f"'{'x' * 60}'"
    assert quoted(TOLD, 17) == "a text of 32 characters (row 17)"


def test_what_tells_who_somebody_is_is_never_quoted():
    with quoting_at_the_desk():
        assert unquoted("NL123", 17) == "a text of 5 characters (row 17)"
    assert unquoted("7", 1) == "a text of 1 character (row 1)"
