import pytest

from pipeline.errors import ExportError
from pipeline.normalize import distinct_cells as module
from pipeline.normalize.distinct_cells import DistinctCells
from tests.small import engine_of


@pytest.fixture(params=["together", "alone"])
def counted(request, monkeypatch):
    """Counts all columns in one statement, or each in its own."""
    if request.param == "alone":
        monkeypatch.setattr(module, "MOST_TOGETHER", 0)
    return lambda engine, column, **choices: DistinctCells(engine, ["Q0", column]).of(column, **choices)


def test_cells_are_counted_the_most_frequent_first_and_blanks_are_none(counted):
    with engine_of({"Q0": ["x"] * 9, "Q1": ["b", "a", "b", "", "  ", None, "c", "a", "b"]}) as engine:
        assert counted(engine, "Q1") == [("b", 3), ("a", 2), ("c", 1)]
        assert counted(engine, "Q0") == [("x", 9)]


def test_those_of_one_kind_can_be_left_out(counted):
    with engine_of({"Q0": ["x"] * 4, "it's": ["1", " 2 ", "x", None]}) as engine:
        assert counted(engine, "it's", besides=r"^[0-9]+$") == [("x", 1)]


def test_too_many_are_an_error_and_never_cut_off(counted, monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    with engine_of({"Q0": list("aaaa"), "Q1": list("abca"), "Q2": list("abcd")}) as engine:
        assert len(counted(engine, "Q1")) == 3
        with pytest.raises(ExportError, match="'Q2' holds more than 3 different"):
            counted(engine, "Q2")


def test_a_column_that_was_not_announced_is_counted_alone():
    with engine_of({"Q1": ["a", "a"], "Q2": ["b", "c"]}) as engine:
        assert DistinctCells(engine, ["Q1"]).of("Q2") == [("b", 1), ("c", 1)]


def test_columns_are_counted_in_parts_where_they_are_long(monkeypatch):
    monkeypatch.setattr(module, "MOST_TOGETHER", 4)
    columns = {f"Q{number}": ["a", str(number)] for number in range(5)}
    with engine_of(columns) as engine:
        cells = DistinctCells(engine, list(columns))
        assert {name: cells.of(name) for name in reversed(columns)} == {
            name: sorted([("a", 1), (name[1], 1)]) for name in columns
        }


def test_a_failure_names_long_cells_and_those_of_ids_by_their_first_row():
    """Of a cell with several options the unknown part is looked for."""
    told = "I am Jan Jansen, fired for theft"
    with engine_of({"Q1": ["a", f"a; {told}", told, "b"], "Id": ["r1", "r2", "r2", "r4"]}) as engine:
        cells = DistinctCells(engine, ["Q1", "Id"], ids=("Id", None))
        assert cells.named("Q1", "b") == "'b'"
        assert cells.named("Q1", told) == "a text of 32 characters (row 2)"
        assert cells.named("Id", "r2") == "a text of 2 characters (row 2)"
