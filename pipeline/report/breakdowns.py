"""An item's shares as pictures: everybody, each universe, and each banner."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isnan

from pipeline.report.dot_plot import Dot, Panel, dot_plot
from pipeline.report.heat_map import HeatPanel, heat_map
from pipeline.report.picture import Picture, joined_title, rows_of
from pipeline.report.table_rows import Row
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import percent, percent_interval, whole

MOST_PANELS = 12
RATE_COLUMNS = (
    "study wave item item_kind item_label option option_label universe banner banner_option banner_option_label "
    "column_letter weighting base_kind unweighted_base unweighted_count weighted_base weighted_count "
    "effective_base share std_error df confidence share_low share_high interval_method design_effect letters "
    "rest_difference rest_p_value evidence flag"
).split()
ByOption = Mapping[str, Sequence[Row]]


def total_picture(view: WaveView, item: str, universe: str = EVERYBODY) -> Picture:
    """Every option of an item among everybody, or among a universe."""
    rows = view.cells_of(item).get((universe, TOTAL), [])
    among = "" if universe == EVERYBODY else f", among: {plain_name(universe)}"
    shown = _substantive(rows)
    dots = [_dot(row, option_title(row)) for row in shown]
    is_empty = all(dot.is_hidden for dot in dots)
    return Picture(
        id=slug(view.name, item, *([] if universe == EVERYBODY else ["among", universe])),
        title=f"{view.wording.question(item)} ({view.label}{among})",
        summary=_summary(shown),
        figure=None if is_empty else dot_plot([Panel("", dots)], is_reconstructed=view.is_reconstructed),
        rows=rows_of(rows, "rates", RATE_COLUMNS),
    )


def banner_picture(view: WaveView, item: str, banner: str, note: str = "") -> Picture:
    """An item by a banner: dots by a single one, a heat map by two crossed."""
    rows = view.cells_of(item).get((EVERYBODY, banner), [])
    by_option: dict[str, list[Row]] = {}
    for row in _substantive(rows):
        by_option.setdefault(row["option"], []).append(row)
    shown = dict(list(by_option.items())[:MOST_PANELS])
    draw = _crossing if banner.count("*") == 1 else _panels
    is_empty = all(isnan(row["share"]) for rows in shown.values() for row in rows)
    return Picture(
        id=slug(view.name, item, "by", banner),
        title=f"{joined_title(view.wording.question(item), f'by {view.wording.banner(banner)}')} ({view.label})",
        summary=_spread(view, shown, banner),
        figure=None if is_empty else draw(view, shown, banner),
        rows=rows_of(rows, "rates", RATE_COLUMNS),
        note=note,
    )


def slug(*parts: str) -> str:
    """A name that can stand in an address; the same for the same parts."""
    return "-".join(re.sub(r"[^A-Za-z0-9_]+", "-", part) for part in parts)


def option_title(row: Row) -> str:
    """An option's words; a net says that it is one."""
    return f"Net: {row['option_label']}" if row["item_kind"] == "net" else row["option_label"]


def _substantive(rows: Sequence[Row]) -> list[Row]:
    """Without the reasons for a missing answer: the table has them, the picture does not."""
    return [row for row in rows if not row["option"].startswith("missing:")]


def _panels(view: WaveView, shown: ByOption, banner: str) -> dict[str, object]:
    panels = [
        Panel(
            option_title(rows[0]),
            [_dot(row, row["banner_option_label"]) for row in rows],
            total=_total(view, rows[0]["item"], option),
        )
        for option, rows in shown.items()
    ]
    return dot_plot(panels, is_reconstructed=view.is_reconstructed)


def _crossing(view: WaveView, shown: ByOption, banner: str) -> dict[str, object]:
    down, across = banner.split("*")
    codes = [row["banner_option"].split("*") for rows in shown.values() for row in rows]
    panels = [
        HeatPanel(
            option_title(rows[0]),
            {tuple(row["banner_option"].split("*")): _dot(row, row["banner_option_label"]) for row in rows},
        )
        for rows in shown.values()
    ]
    return heat_map(
        panels,
        {row: view.wording.label(down, row) for row, _ in codes},
        {column: view.wording.label(across, column) for _, column in codes},
        is_reconstructed=view.is_reconstructed,
    )


def _dot(row: Row, name: str) -> Dot:
    return Dot(
        name,
        row["share"],
        row["share_low"],
        row["share_high"],
        row["unweighted_base"],
        row["flag"],
        row["letters"],
    )


def _total(view: WaveView, item: str, option: str) -> float | None:
    rows = view.cells_of(item).get((EVERYBODY, TOTAL), [])
    return next((row["share"] for row in rows if row["option"] == option and not isnan(row["share"])), None)


def _summary(shown: Sequence[Row]) -> str:
    """What a picture of everybody shows, for those who do not see it."""
    found = [row for row in shown if not isnan(row["share"])]
    if not found:
        return "Every share is suppressed: fewer than 5 respondents."
    parts = [
        f"{row['option_label']} {percent(row['share'])} ({percent_interval(row['share_low'], row['share_high'])})"
        for row in found
    ]
    return f"{'; '.join(parts)}. Unweighted base {whole(max(row['unweighted_base'] for row in found))}."


def _spread(view: WaveView, shown: ByOption, banner: str) -> str:
    """The range of each option over a banner; the table behind the picture has each number."""
    parts = []
    for rows in shown.values():
        shares = [row["share"] for row in rows if not isnan(row["share"])]
        if shares:
            ends = f"{percent(min(shares))} to {percent(max(shares))}"
            parts.append(f"{rows[0]['option_label']} from {ends}")
    if not parts:
        return f"By {view.wording.banner(banner)} every share is suppressed: fewer than 5 respondents each."
    return f"By {view.wording.banner(banner)}: {'; '.join(parts)}."
