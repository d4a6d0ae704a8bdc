import pytest

from pipeline.draft import profile
from tests.draft.drawn_profiles import exported, profiled

THREE = "id,platform,note\n1,Facebook,hello\n2,Facebook,\n3,N/A,\n4,Twitter,\n"


def test_the_cells_of_a_column_come_with_their_counts(tmp_path):
    found = profiled(exported(tmp_path, THREE))["platform"]
    assert (found.rows, found.answered, found.distinct) == (4, 4, 2)
    assert found.cells == (("Facebook", 2), ("Twitter", 1))
    assert found.blanks == ("N/A",)
    assert found.missing == {"N/A": "not_asked"}


def test_a_blank_cell_is_none(tmp_path):
    found = profiled(exported(tmp_path, THREE))["note"]
    assert (found.rows, found.answered, found.texts) == (4, 1, ("hello",))


def test_a_column_that_nobody_answered_has_no_cells(tmp_path):
    found = profiled(exported(tmp_path, "a,b\n1,\n2,\n"))["b"]
    assert (found.rows, found.answered, found.distinct, found.cells) == (2, 0, 0, ())


@pytest.mark.parametrize("at_once", [1, 5, 10**9])
def test_wide_exports_are_counted_in_parts(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(profile, "MOST_AT_ONCE", at_once)
    found = profiled(exported(tmp_path, THREE))
    assert {name: one.distinct for name, one in found.items()} == {"id": 4, "platform": 2, "note": 1}


def test_what_says_not_selected_is_not_chosen(tmp_path):
    found = profiled(exported(tmp_path, "id,tv\n1,TV\n2,Not selected\n3,Not selected\n"))["tv"]
    assert found.chosen == ("TV",)
