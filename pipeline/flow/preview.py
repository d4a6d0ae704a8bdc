"""A table as somebody without code reads it: a few rows as Markdown, private ones as columns and counts alone."""

from __future__ import annotations

from math import isnan
from pathlib import Path

from pipeline.checks.looking import checking_engine
from pipeline.contract import TABLES
from pipeline.engine import Tables
from pipeline.engine.quote import identifier

HERE = Path(__file__).parent
ROWS = 12
MOST_CHARACTERS = 999  # Dagster's page hides a longer text behind a link
MOST_IN_A_CELL = 40
COLUMNS = {
    "rates": "item option_label share share_low share_high unweighted_base flag",
    "score_means": "measure unweighted_base mean low high flag",
    "correlations": "score outcome method unweighted_base estimate low high p_adjusted flag",
    "exports": "file format bytes rows columns personal encoding provenance",
    "trends": "item option from_wave to_wave from_share to_share change low high flag",
    "options": "item option language label is_net",
    "items": "item item_kind type language question",
}
BY_COLUMN = ("rates", "score_means", "correlations")  # of these the total is shown
FULL, PARTS = "█", " ▏▎▍▌▋▊▉"


def preview(tables: Tables, name: str) -> str:
    """The first rows of a published table (the total's, where there are columns), or what a private one holds."""
    table = TABLES[name]
    if table.is_private:
        return f"Private: respondents. {tables.rows(name):,} rows of {len(table.columns)} columns or more."
    engine = checking_engine(tables)
    chosen = COLUMNS.get(name, "").split() or [column.name for column in table.columns[2:10]]
    shown = {column: identifier(column) for column in chosen}
    engine.view("stored", tables.path(name))
    if name in BY_COLUMN:
        engine.create("total_rows", HERE / "total_rows.sql")
        if name == "rates":
            engine.create("headline_rows", HERE / "headline_rows.sql")
        engine.view("shown", "headline_rows" if name == "rates" else "total_rows", shown)
    else:
        engine.view("shown", "stored", shown)
    rows = engine.connection.execute("SELECT * FROM shown LIMIT ?", [ROWS]).fetchall()
    return markdown_table(chosen, rows, of=tables.rows(name))


def markdown_table(columns: list[str], rows: list[tuple[object, ...]], *, of: int) -> str:
    """A Markdown table of as many rows as its page shows; a share has a bar beside it. `of`: the rows there are."""
    if not rows:
        return "No rows."
    at = columns.index("share") + 1 if "share" in columns else 0  # where the bar stands
    head = [*columns[:at], *(["·"] if at else []), *columns[at:]]
    lines = [_line(head), _line(["---"] * len(head))]
    for row in rows:
        cells = [_cell(value) for value in row]
        lines.append(_line([*cells[:at], *([bar(row[at - 1])] if at else []), *cells[at:]]))
    while len(drawn := _with_count(lines, of)) > MOST_CHARACTERS and len(lines) > 3:
        lines.pop()
    return drawn


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _with_count(lines: list[str], of: int) -> str:
    return "\n".join([*lines, "", f"{len(lines) - 2:,} of {of:,} rows"])


def bar(share: object, *, width: int = 10) -> str:
    """A bar of `width` characters at share 1; empty for a share that is not shown."""
    if not isinstance(share, float) or isnan(share):
        return ""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    return FULL * (eighths // 8) + PARTS[eighths % 8].strip()


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, float):
        return f"{value:.3f}"
    text = " ".join(str(value).split())
    short = text if len(text) <= MOST_IN_A_CELL else f"{text[: MOST_IN_A_CELL - 1]}…"
    return short.replace("|", "\\|").replace("<", "&lt;")
