"""The finished page, workbook and SPSS file read back: their numbers are those of the published tables."""

import math

import pyarrow.parquet as pq
import pyreadstat
import pytest

from pipeline.contract import TABLES
from pipeline.flow.wave_run import open_wave
from pipeline.report.banner_sheet import banner_columns
from pipeline.report.respondent_file import respondent_file
from pipeline.report.sav_export import write_sav
from pipeline.report.table_rows import matching, records
from pipeline.report.workbook import ACROSS, LISTS, write_workbook

openpyxl = pytest.importorskip("openpyxl")
WAVES = ("2011", "2012", "2013")


def published_rows(published, table):
    waves = ("_",) if TABLES[table].spans == "study" else WAVES
    folder = published.processed / "tables" / table / "study=twelve"
    return [
        row for wave in waves for row in records(pq.ParquetFile(folder / f"wave={wave}/part.parquet").read())
    ]


def same(shown, stored):
    """Whether a cell that was read back is the published one: nothing is None in one and NaN or "" in the other."""
    if isinstance(stored, str) or stored is None:
        return (shown or "") == (stored or "")
    if shown in (None, ""):
        return math.isnan(stored)
    return math.isclose(shown, stored, rel_tol=1e-5, abs_tol=1e-12)  # the page has six digits


def test_every_row_of_the_page_is_the_published_one(page, published):
    seen, finished, stored = dict.fromkeys(TABLES, 0), page("twelve"), {}
    for name, block in finished.blocks.items():
        kind = block.get("table", {}).get("kind")
        if not kind:
            continue
        shown, types = finished.rows(name), TABLES[kind].types
        key = [column for column in TABLES[kind].key if column in shown[0]]
        if kind not in stored:
            rows = published_rows(published, kind)
            stored[kind] = {tuple(row[column] or "" for column in key): row for row in rows}
            assert len(stored[kind]) == len(rows), "the columns shown tell rows apart"
        for row in shown:
            found = stored[kind][tuple(row[column] or "" for column in key)]
            assert [
                column for column in types if column in row and not same(row[column], found[column])
            ] == [], name
            seen[kind] += 1
    assert {kind for kind, rows in seen.items() if rows} >= {"rates", "correlations", "trends", "benchmarks"}
    assert seen["rates"] > 500


@pytest.fixture(scope="module")
def workbook(published, view, tmp_path_factory):
    to = tmp_path_factory.mktemp("finished") / "twelve.xlsx"
    across = {table: published_rows(published, table) for table in ACROSS}
    write_workbook([view(f"twelve:{wave}") for wave in reversed(WAVES)], across, to)
    return openpyxl.load_workbook(to, read_only=True)


def test_every_row_of_the_workbooks_lists_is_the_published_one(workbook, published):
    seen = 0
    for table, words in [*LISTS.items(), *((table, words) for table, (words, _) in ACROSS.items())]:
        rows = published_rows(published, table)
        names = [words] if TABLES[table].spans == "study" else [f"{words} {wave}" for wave in WAVES]
        shown = [list(row) for name in names if name in workbook.sheetnames for row in listed(workbook[name])]
        assert len(shown) == len(rows), table
        columns = list(TABLES[table].types)
        for cells, row in zip(shown, rows, strict=True):
            assert all(same(cell, row[column]) for cell, column in zip(cells, columns, strict=True)), row
            seen += 1
    assert seen > 500


def listed(sheet):
    """The rows below notice and heading."""
    return list(sheet.iter_rows(min_row=3, values_only=True))


@pytest.mark.parametrize("wave", WAVES)
def test_every_share_count_and_base_of_the_banner_tables_is_the_published_one(workbook, view, wave):
    seen = view(f"twelve:{wave}")
    columns = banner_columns(seen)
    lines = [list(row) for row in workbook[f"Tables {wave}"].iter_rows(min_row=5, values_only=True)]
    at = 0
    for item, options in by_item(seen).items():
        at = next(place for place in range(at, len(lines)) if lines[place][0] == seen.wording.question(item))
        for option, cells in options.items():
            words = seen.wording.label(item, option)
            at = next(
                place
                for place in range(at + 1, len(lines))
                if str(lines[place][0] or "").removeprefix("Net: ") == words
            )
            for line, column in ((lines[at], "share"), (lines[at + 1], "unweighted_count")):
                expected = [cells.get((one.banner, one.option), {}).get(column) for one in columns]
                assert [one for one in zip(line[1:], expected, strict=True) if not shown_as(*one)] == [], (
                    item,
                    option,
                )


def by_item(view):
    found = {}
    for row in records(matching(view.rates, universe="all")):
        options = found.setdefault(row["item"], {})
        options.setdefault(row["option"], {})[row["banner"], row["banner_option"]] = row
    return found


def shown_as(cell, stored):
    """A cell that nobody is in is empty, a suppressed one a cross."""
    if stored is None:
        return cell is None
    return cell == "×" if math.isnan(stored) else cell == pytest.approx(stored)


def test_every_share_counted_from_the_spss_file_is_the_published_one(published, view, tmp_path):
    wave = view("twelve:2011")
    write_sav(
        respondent_file(wave, open_wave(published, "twelve:2011").generation.tables.load),
        tmp_path / "twelve.sav",
    )
    frame, meta = pyreadstat.read_sav(tmp_path / "twelve.sav", user_missing=True)
    weight, seen = frame[f"weight_{wave.weighting}"], 0
    for row in wave.totals:
        labels = meta.variable_value_labels.get(row["item"], {})
        code = next((code for code, label in labels.items() if label == row["option_label"]), None)
        if code is None or math.isnan(row["share"]) or row["item_kind"] == "net":
            continue
        counted = weight[frame[row["item"]] == code].sum()
        assert counted / row["weighted_base"] == pytest.approx(row["share"], rel=1e-6), (row["item"], code)
        assert (frame[row["item"]] == code).sum() == row["unweighted_count"]
        seen += 1
    assert seen > 10
