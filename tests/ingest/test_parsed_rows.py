"""What is wrong with a text is said with its line."""

import pytest

from pipeline.errors import ExportError
from pipeline.ingest import parsed_rows
from pipeline.ingest.export import Source, TextRows
from pipeline.ingest.parsed_rows import respondents
from tests.exported import written


def parsed(tmp_path, text: str) -> list[list[str]]:
    path = written(tmp_path, "2012.csv", text.encode())
    return list(respondents(TextRows(Source(path), "utf-8", ",", 1, 3)))


def test_respondents_stand_beneath_the_header_and_blank_rows_are_none(tmp_path):
    assert parsed(tmp_path, "a,b,c\n1,2,3\n\n,,\n4,,\n") == [["1", "2", "3"], ["4", "", ""]]


def test_blank_cells_beyond_the_header_are_dropped(tmp_path):
    assert parsed(tmp_path, "a,b,c\n1,2,3,,\n") == [["1", "2", "3"]]


@pytest.mark.parametrize(
    "text, says",
    [
        ("a,b,c\n1,2,3\n4,5\n6,7,8\n", "line 3: 2 cells where the header has 3"),
        ("a,b,c\n1,2,3\n4,5,6,7\n6,7,8\n", "line 3: 4 cells where the header has 3"),
        ('a,b,c\n1,"x\ny",3\n4,5\n6,7,8\n', "line 4: 2 cells"),
        ("a,b,c\n1,2,3\n4,5", "line 3: the file ends in the middle of a row"),
        ('a,b,c\n1,2,3\n4,"5\n6,7,8\n', "line 3: a quoted cell is never closed"),
        ('a,b,c\n1,2,3\n4,5,"6', "line 3: a quoted cell is never closed"),
    ],
)
def test_a_bad_record_is_named_by_its_first_line(tmp_path, text, says):
    with pytest.raises(ExportError, match=says):
        parsed(tmp_path, text)


def test_a_cell_without_end_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(parsed_rows, "MAX_CELL", 1 << 20)
    with pytest.raises(ExportError, match="line 2: a cell of over 1 million characters"):
        parsed(tmp_path, 'a,b,c\n1,2,"' + "word\n" * 300_000)
