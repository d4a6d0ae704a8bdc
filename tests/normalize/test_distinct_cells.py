import pytest

from pipeline.errors import ExportError
from pipeline.normalize import distinct_cells as module
from pipeline.normalize.distinct_cells import distinct_cells
from tests.small import engine_of


def test_cells_are_counted_the_most_frequent_first_and_blanks_are_none():
    with engine_of({"Q1": ["b", "a", "b", "", "  ", None, "c", "a", "b"]}) as engine:
        assert distinct_cells(engine, "Q1") == [("b", 3), ("a", 2), ("c", 1)]


def test_those_of_one_kind_can_be_left_out():
    with engine_of({"it's": ["1", " 2 ", "x", None]}) as engine:
        assert distinct_cells(engine, "it's", besides=r"^[0-9]+$") == [("x", 1)]


def test_too_many_are_an_error_and_never_cut_off(monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS", 3)
    with engine_of({"Q1": list("abc")}) as engine:
        assert len(distinct_cells(engine, "Q1")) == 3
    with (
        engine_of({"Q1": list("abcd")}) as engine,
        pytest.raises(ExportError, match="'Q1' holds more than 3 different"),
    ):
        distinct_cells(engine, "Q1")
