import pytest

from pipeline.ingest.export import ResponseSet
from pipeline.ingest.sav_sets import read_sets

NAMES = {"q1": "Q1", "q2": "Q2", "vraag_één": "Vraag_één"}


@pytest.mark.parametrize(
    "line, expected",
    [
        ("$cat=C 12 Category set q1 q2", ResponseSet("cat", "Category set", ("Q1", "Q2"), None)),
        ("$dich=D1 1 3 Set q1 q2", ResponseSet("dich", "Set", ("Q1", "Q2"), "1")),
        ("$word=D3 yes 0  q1 q2", ResponseSet("word", "", ("Q1", "Q2"), "yes")),
        ("$counted=E 1 1 1 0  q1", ResponseSet("counted", "", ("Q1",), "1")),
        ("$label=E 11 1 1 5 a b c q2", ResponseSet("label", "a b c", ("Q2",), "1")),
    ],
)
def test_each_kind_of_set_is_read(line, expected):
    assert read_sets(line + "\n", NAMES, "utf-8") == (expected,)


def test_lengths_count_bytes_and_names_may_have_accents():
    line = "$één=C 5 één vraag_één".encode().decode("latin-1")
    (found,) = read_sets(line, NAMES, "utf-8")
    assert (found.name, found.label, found.columns) == ("één", "één", ("Vraag_één",))


@pytest.mark.parametrize("line", ["", "$x", "$x=", "$x=D", "$x=Z 1 a q1", "$x=C nine q1", "$x=C 3 abc q9"])
def test_a_line_that_cannot_be_read_is_no_set(line):
    assert read_sets(line + "\n", NAMES, "utf-8") == ()


def test_a_later_record_wins():
    found = read_sets("$a=C 1 x q1\n\n$a=C 1 y q1 q2\n", NAMES, "utf-8")
    assert [(one.name, one.label) for one in found] == [("a", "y")]
