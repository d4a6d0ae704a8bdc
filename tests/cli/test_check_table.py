"""How an export would be read, for a terminal."""

from dataclasses import replace

import pytest

from pipeline.cli.check_table import show_reading
from pipeline.cli.column_matching import Unmatched
from pipeline.cli.export_reading import ExportReading

GOOD = ExportReading(
    format="qualtrics", encoding="utf-8", rows=261, columns=32, personal=7,
    matched={"sector": ("Q2",), "uses": ("Q5",)}, unmatched=(), unused={"Q9": "Remarks", "X": ""}, unknown={},
    respondents={"kept": 238, "screened_out": 23}, problems=(), notes=("two header rows",),
)  # fmt: skip


@pytest.fixture
def shown(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")

    def lines(reading):
        show_reading("kpmg-social:2012", reading)
        return capsys.readouterr().out.splitlines()

    return lines


def test_a_good_export_in_seven_lines(shown):
    assert shown(GOOD) == [
        "kpmg-social:2012: can be read",
        "export       qualtrics (utf-8), 261 rows, 32 columns, 7 personal ones dropped",
        "matched      2 items: sector, uses",
        "unused       Q9 (Remarks), X",
        "respondents  238 kept of 261; not kept: 23 screened out",
        "note         two header rows",
    ]


def test_problems_are_counted_and_placed(shown):
    bad = replace(
        GOOD, unmatched=(Unmatched("items.sector", "Q2", "Q22"),), unknown={"uses": ("...",)},
        respondents=None, problems=("...", "..."),
    )  # fmt: skip
    lines = shown(bad)
    assert lines[0] == "kpmg-social:2012: 2 problems"
    assert "unmatched    items.sector: the export has no column 'Q2'; the nearest is 'Q22'." in lines
    assert "unknown      items.uses: cells that the codebook does not know (listed below)" in lines
    assert "respondents  can be counted when the problems are solved" in lines


def test_many_unused_columns_are_cut(shown):
    many = replace(GOOD, unused={f"Q{n}": "" for n in range(100)})
    assert "and 60 more" in " ".join(shown(many))
