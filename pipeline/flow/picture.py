"""A table's first finding as a picture in Markdown: what Dagster's page shows beside the numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.checks.looking import checking_engine
from pipeline.engine import Engine, Tables
from pipeline.engine.duck import statement
from pipeline.flow.dot_svg import Dot, dot_svg
from pipeline.flow.preview import MOST_CHARACTERS

HERE = Path(__file__).parent
SHARES = ("rates", "benchmarks")
PICTURED = (*SHARES, "score_means", "correlations")
OF_ITEMS = ("rates", "score_means")
MOST_DOTS = 12
IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "#": "%23", "%": "%25", "&": "%26", "\n": "%0A"})
Row = dict[str, Any]


def picture(tables: Tables, name: str) -> str:
    """An image with a line that says what it shows; "" for a table that has none, or no number to draw."""
    if name not in PICTURED:
        return ""
    engine = checking_engine(tables)
    engine.view("stored", tables.path(name))
    if name in OF_ITEMS:
        engine.view("items", tables.path("items"))
    cell = _rows(engine, "picture_headline")[:1] if name == "rates" else [{}]
    rows = _of_first_banner(_rows(engine, f"picture_of_{name}", **cell[0])) if cell else []
    if all(row["estimate"] is None for row in rows):
        return ""
    dots = [_dot(row, in_percent=name in SHARES) for row in rows[:MOST_DOTS]]
    while len(drawn := _markdown(name, dots, rows)) > MOST_CHARACTERS and len(dots) > 1:
        dots.pop()
    return drawn


def _rows(engine: Engine, name: str, **values: str) -> list[Row]:
    found = engine.connection.execute(statement(HERE / f"{name}.sql"), values or None)
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def _of_first_banner(rows: list[Row]) -> list[Row]:
    """Those of everybody and of the first banner, under the weighting that the preview shows."""
    weighted = sorted({row["weighting"] for row in rows} - {"none"})
    shown = [row for row in rows if not weighted or row["weighting"] == weighted[0]]
    banners = list(dict.fromkeys(row["banner"] for row in shown if row["banner"] != "total"))
    return [row for row in shown if row["banner"] in ("total", *banners[:1])]


def _dot(row: Row, *, in_percent: bool) -> Dot:
    estimate = row["estimate"]
    number = "–" if estimate is None else f"{100 * estimate:.0f}" if in_percent else f"{estimate:.2f}"
    is_weak = "low_base" in (row["flag"] or "").split()
    return Dot(row["label"], number, estimate, row["low"], row["high"], row["published"], is_weak)


def _markdown(name: str, dots: list[Dot], rows: list[Row]) -> str:
    title, banner = rows[0]["title"], rows[-1]["banner"]
    is_made_up = any("reconstructed" in (row["flag"] or "").split() for row in rows)
    said = ("Reconstruction. " if is_made_up else "") + title
    said += f", by {banner}" if banner != "total" else ""
    said += f", {len(dots)} of {len(rows)}" if len(dots) < len(rows) else ""
    said += "; grey: low base" if any(dot.is_weak for dot in dots) else ""
    return f"![{_plain(name)}](<data:image/svg+xml,{dot_svg(dots).translate(IN_ADDRESS)}>)\n\n{_plain(said)}"


def _plain(text: str) -> str:
    """Words without what Markdown would take for its own."""
    return "".join(f"\\{letter}" if letter in "\\[]_*|`<" else letter for letter in " ".join(text.split()))
