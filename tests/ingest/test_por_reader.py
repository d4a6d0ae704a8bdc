"""Numbers in base 30, lengths before texts, 80 characters a line."""

from math import inf, isnan

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.por_reader import is_ascii, read_portable
from tests.shared_data import shared_data

START = " " * 456 + "SPSSPORT" + "A" + "8/20120618" + "6/090000" + "11/x" + "42/" + "5B/"
ID = "70/2/ID" + "5/8/0/5/8/0/"
OPEN = "75/4/OPEN" + "1/5/0/1/5/0/"


def portable(body: str) -> bytes:
    """The file, its lines filled up with Z."""
    text = START + body
    text += "Z" * (-len(text) % 80)
    return "\r\n".join(text[at : at + 80] for at in range(0, len(text), 80)).encode("cp1252") + b"\r\n"


@pytest.mark.parametrize(
    "written, value",
    [
        ("1/", 1),
        ("-1A/", -40),
        ("28.O/", 68.8),
        (".F/", 0.5),
        ("1+2/", 900),
        ("3-1/", 0.1),
        ("0/", 0),
        ("  7/", 7),
    ],
)
def test_a_number_is_in_base_30(written, value):
    ((found,),) = read_portable(portable(f"{ID}F{written}")).cases
    assert found == value


def test_a_star_is_system_missing():
    ((found,),) = read_portable(portable(f"{ID}F*.")).cases
    assert isnan(found)


def test_a_text_has_its_length_before_it_and_may_run_over_lines():
    long = "één zin " * 15  # 120 characters: 40 in base 30
    cases = list(read_portable(portable(f"{ID}{OPEN}F1/40/{long}2/1/x")).cases)
    assert cases == [(1.0, long), (2.0, "x")]


def test_labels_and_missing_codes_belong_to_their_variables():
    labels = "D1/2/ID" + "2/" + "1/3/Yes" + "2/2/No"
    found = read_portable(portable(f"{ID}83/B1/2/9-1/AA/C4/Code{labels}62/IDF1/"))
    one = found.variables[0]
    assert (one.label, one.missing, one.ranges) == ("Code", (3.0,), ((1.0, 2.0), (-inf, -1.0), (10.0, inf)))
    assert one.labels == ((1.0, "Yes"), (2.0, "No"))
    assert found.weight == "ID"


def test_blanks_lost_at_the_end_of_a_line_are_put_back():
    whole = portable(f"{ID}{OPEN}F" + "1/5/a    " * 30)
    stripped = b"\n".join(line.rstrip() for line in whole.split(b"\r\n"))
    assert list(read_portable(stripped).cases) == list(read_portable(whole).cases) == [(1.0, "a    ")] * 30


@pytest.mark.parametrize(
    "body",
    [
        "X",
        "70/",
        f"{ID}F?/",
        f"{ID}F1",
        f"{ID}F/",
        f"{ID}F1+TTTT/",
        "71/-5/",
        "D1/2/NO1/1/1/x",
        "7TTTTTTTTT/",
    ],
)
def test_what_no_portable_file_holds_is_refused(body):
    with pytest.raises(ExportError, match="portable file"):
        list(read_portable(portable(body)).cases)


def test_a_file_cut_off_at_any_byte_is_read_up_to_there_or_refused():
    whole = shared_data("spss/electric.por").read_bytes()
    cases = list(read_portable(whole).cases)
    for length in range(0, len(whole), 7):
        try:
            found = list(read_portable(whole[:length]).cases)
        except ExportError:
            continue
        assert found == cases[: len(found)]


def test_only_files_in_ascii_are_read_here():
    whole = shared_data("spss/electric.por").read_bytes()
    assert is_ascii(whole)
    assert not is_ascii(whole.replace(b"SPSSPORT", b"\xe2\xd7\xe2\xe2\xd7\xd6\xd9\xe3"))
