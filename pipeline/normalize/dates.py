"""Dates as platforms write them; the column itself shows whether the day or the month comes first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal, text_list

HERE = Path(__file__).parent
TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
ISO_TIMES = tuple(
    mark + time for mark in (" %H:%M", "T%H:%M") for time in ("", ":%S", ":%S.%f", ":%SZ", ":%S.%fZ")
)
DAYS = {  # order of year, month and day -> (cells with a year of four digits, formats), then those of two
    "iso": ((r"^\d{4}\D", ("%Y-%m-%d", "%Y/%m/%d")),),
    "day_first": (
        (r"^\d{1,2}\D\d{1,2}\D\d{4}(\D|$)", ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")),
        (r"^\d{1,2}\D\d{1,2}\D\d{2}(\D|$)", ("%d-%m-%y", "%d/%m/%y", "%d.%m.%y")),
    ),
    "month_first": (
        (r"^\d{1,2}\D\d{1,2}\D\d{4}(\D|$)", ("%m/%d/%Y", "%m-%d-%Y")),
        (r"^\d{1,2}\D\d{1,2}\D\d{2}(\D|$)", ("%m/%d/%y", "%m-%d-%y")),
    ),
}


def date_sql(cell: str, order: str) -> str:
    """The date and time in `cell` as SQL, NULL where it is not written in this order (or format with a %).

    The year's digits are looked at first: the engine's %Y would read 18 as the year 18.
    """
    if "%" in order:
        return f"try_strptime({cell}, {text_list([order])})"
    times = ("", *ISO_TIMES) if order == "iso" else TIMES
    cases = "".join(
        f" WHEN regexp_matches({cell}, {literal(shape)}) "
        f"THEN try_strptime({cell}, {text_list([day + time for day in days for time in times])})"
        for shape, days in DAYS[order]
    )
    return f"(CASE{cases} END)"


def date_order(engine: Engine, column: str, missing: Sequence[str]) -> str | None:
    """The one order that reads every cell of a column of `rows`: iso, day_first or month_first.

    None where none does, or where day and month first both do and give different dates. Cells in `missing`
    are left out.
    """
    cell = f"trim({identifier(column)})"
    readings = {order: date_sql(cell, order) for order in DAYS}
    engine.view("date_cells", "rows", {"cell": cell, **readings})
    counted = engine.run(HERE / "date_orders.sql", missing=list(missing)).iloc[0]
    if counted["cells"] == 0 or counted["iso"] == counted["cells"]:
        return "iso"
    whole = [order for order in ("day_first", "month_first") if counted[order] == counted["cells"]]
    if len(whole) == 2 and counted["differ"]:
        return None
    return whole[0] if whole else None


def unread_dates(engine: Engine, column: str, order: str, missing: Sequence[str]) -> list[tuple[str, int]]:
    """The cells of a column that are no date in this order or format, with rows, most frequent first."""
    cell = f"trim({identifier(column)})"
    engine.view("date_cells", "rows", {"cell": cell, "read": date_sql(cell, order)})
    frame = engine.run(HERE / "unread_dates.sql", missing=list(missing))
    return list(zip(frame["cell"], frame["rows"].astype(int), strict=True))
