"""Both ways to Parquet give the same rows; together they read or refuse every text."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import ExportError
from pipeline.ingest import delimited_rows
from pipeline.ingest.delimited_rows import write_delimited
from pipeline.ingest.export import Column, Source, TextRows
from pipeline.ingest.parsed_rows import write_parsed
from pipeline.ingest.read import read_export
from tests.exported import cells_of, written

COLUMNS = [Column("a", 1), Column("b", 2)]


def both(path: Path, *, skip: int = 1) -> list[list[list[str | None]]]:
    rows = TextRows(Source(path), "utf-8", ",", skip, 2)
    found = []
    for write in (write_delimited, write_parsed):
        to = path.with_suffix(".parquet")
        write(rows, COLUMNS, to)
        frame = pd.read_parquet(to).astype(object)
        found.append(frame.where(frame.notna(), None).to_numpy().tolist())
    return found


@pytest.mark.parametrize(
    "body, rows",
    [
        ('1,"x\ny"\n2,z\n', [["1", "x\ny"], ["2", "z"]]),
        ('1,"x\r\ny"\r\n2,z\r\n', [["1", "x\r\ny"], ["2", "z"]]),
        ('1,"say ""no"""\n', [["1", 'say "no"']]),
        ("1, padded \n", [["1", " padded "]]),
        ("1,\n,\n\n2,x\n", [["1", None], ["2", "x"]]),
        ('1,""\n', [["1", None]]),
        ('1,5" pipe\n', [["1", '5" pipe']]),
        ("1,=SUM(A1)\n", [["1", "=SUM(A1)"]]),
        ("1,x,\n2,y,\n", [["1", "x"], ["2", "y"]]),
        ("1,x\r\n2,y\n3,z\r\n", [["1", "x"], ["2", "y"], ["3", "z"]]),
        ("1,x", [["1", "x"]]),
    ],
)
def test_rows_are_the_same_by_the_engine_and_record_by_record(tmp_path, body, rows):
    path = written(tmp_path, "2012.csv", ("a,b\n" + body).encode())
    numbered = [[number, *cells] for number, cells in enumerate(rows, start=1)]
    assert both(path) == [numbered, numbered]


def test_three_header_rows_with_line_breaks_are_skipped_whole(tmp_path):
    path = written(tmp_path, "2012.csv", b'a,b\n"first\nquestion","second\n\nquestion"\n"{""I"":1}",x\n1,2\n')
    assert both(path, skip=3) == [[[1, "1", "2"]]] * 2


def test_old_macintosh_line_ends_are_read(tmp_path):
    assert cells_of(written(tmp_path, "2012.csv", b"a,b\r1,x\r2,y\r"), tmp_path) == [["1", "x"], ["2", "y"]]


def test_a_wide_table_is_read_record_by_record(tmp_path):
    names = [f"q{n}" for n in range(delimited_rows.MAX_WIDTH + 1)]
    path = written(tmp_path, "2012.csv", ",".join(names) + "\n" + ",".join(reversed(names)) + "\n")
    assert cells_of(path, tmp_path) == [names[::-1]]


def test_the_bytes_do_not_depend_on_the_number_of_threads(tmp_path, monkeypatch):
    rows = "".join(f'{n},"label {n % 7}\nof many"\n' for n in range(200_000))
    path = written(tmp_path, "2012.csv", ("a,b\n" + rows).encode())
    files = []
    for threads in (1, 2, 4):
        monkeypatch.setattr(delimited_rows, "MAX_THREADS", threads)
        monkeypatch.setattr(delimited_rows.os, "cpu_count", lambda: 4)
        to = tmp_path / f"{threads}.parquet"
        assert write_delimited(TextRows(Source(path), "utf-8", ",", 1, 2), COLUMNS, to) == 200_000
        files.append(to.read_bytes())
    assert files[0] == files[1] == files[2]


def trimmed(path):
    """Cells as `normalize` compares them: the engine drops the spaces after a closing quote, the parser keeps them."""
    return (
        pd.read_parquet(path).astype("string").apply(lambda cells: cells.str.rstrip(" ")).replace("", pd.NA)
    )


@example('1,"" ')
@settings(max_examples=60, deadline=None)
@given(st.text('ab,;"\n\r 1é\x00', min_size=1, max_size=40))
def test_any_text_is_read_the_same_way_twice_or_refused(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")
    path = written(folder, "2012.csv", ("a,b\n1,x\n" + text).encode())
    try:
        export = read_export(path)
        rows = export.rows
        write_parsed(rows, export.columns, folder / "parsed")
    except ExportError:
        return
    write_delimited(rows, export.columns, folder / "engine")
    assert trimmed(folder / "engine").equals(trimmed(folder / "parsed"))
