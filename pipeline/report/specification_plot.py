"""The specification curve: estimates sorted, each with its interval, in one line of dots."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from pipeline.report.picture import as_text, layout
from pipeline.report.table_rows import Row
from pipeline.report.words import decimal, whole

CHOICES = ("scoring", "method", "weighting", "exclusions", "controls", "universe")
HEIGHT = 300


def specification_plot(rows: Sequence[Row], *, is_reconstructed: bool) -> dict[str, object]:
    """The figure of analyses in the order given; hovering over one says its choices."""
    data = {
        "type": "scatter",
        "mode": "markers",
        "x": list(range(1, len(rows) + 1)),
        "y": [round(row["estimate"], 5) for row in rows],
        "marker": {"color": "@accent", "size": 5},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [_reach(row["high"] - row["estimate"]) for row in rows],
            "arrayminus": [_reach(row["estimate"] - row["low"]) for row in rows],
            "color": "@weak",
            "thickness": 1,
            "width": 0,
        },
        "customdata": [_hover(row) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return {"data": [data], "layout": _layout(is_reconstructed=is_reconstructed)}


def _layout(*, is_reconstructed: bool) -> dict[str, object]:
    axis = {"gridcolor": "@line", "fixedrange": True, "tickfont": {"color": "@muted", "size": 11}}
    return layout(
        height=HEIGHT,
        is_reconstructed=is_reconstructed,
        xaxis={
            **axis,
            "title": {"text": "analyses, sorted", "font": {"size": 12}},
            "showgrid": False,
            "zeroline": False,
        },
        yaxis={
            **axis,
            "title": {"text": "correlation", "font": {"size": 12}},
            "zeroline": True,
            "zerolinecolor": "@ink",
            "automargin": True,
        },
    )


def _reach(distance: float) -> float:
    return 0 if isnan(distance) else round(max(distance, 0.0), 5)


def _hover(row: Row) -> str:
    said = [
        f"{choice}: {as_text(str(row[choice]), lines=1)}"
        for choice in CHOICES
        if row[choice] not in (None, "")
    ]
    return "<br>".join([f"<b>{decimal(row['estimate'])}</b>, n = {whole(row['unweighted_base'])}", *said])
