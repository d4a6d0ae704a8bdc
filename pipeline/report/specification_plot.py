"""The specification curve: estimates sorted with their intervals, and beneath each the choices that made it."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from pipeline.report.picture import as_text, layout
from pipeline.report.table_rows import Row
from pipeline.report.wording import plain_name
from pipeline.report.words import decimal, whole

CHOICES = {  # column -> what is said of it where it is empty
    "scoring": "",
    "method": "",
    "weighting": "none",
    "exclusions": "",
    "controls": "none",
    "universe": "",
}
AXIS: dict[str, object] = {"fixedrange": True, "tickfont": {"color": "@muted", "size": 11}}
HEIGHT_AXIS: dict[str, object] = {
    **AXIS,
    "title": {"text": "correlation", "font": {"size": 12}},
    "gridcolor": "@line",
    "rangemode": "tozero",
    "zeroline": True,
    "zerolinecolor": "@ink",
    "automargin": True,
}
CURVE, LINE, EDGES = 230, 20, 110  # pixels: the curve, a line of choices, what is around them


def specification_plot(rows: Sequence[Row], *, is_reconstructed: bool) -> dict[str, object]:
    """The figure of analyses in the order given; choices that all of them share have no line."""
    lines = _lines(rows)
    return {
        "data": [_curve(rows), *([_choices(rows, lines)] if lines else [])],
        "layout": _layout(rows, lines, is_reconstructed=is_reconstructed),
    }


def _lines(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Choice and value, for choices that differ between analyses."""
    found = []
    for choice in CHOICES:
        values = list(dict.fromkeys(_said(row, choice) for row in rows))
        found += [(choice, value) for value in values] if len(values) > 1 else []
    return found


def _said(row: Row, choice: str) -> str:
    return str(row[choice]) or CHOICES[choice]


def _curve(rows: Sequence[Row]) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(range(1, len(rows) + 1)),
        "y": [round(row["estimate"], 5) for row in rows],
        "marker": {"color": "@accent", "size": 6},
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


def _choices(rows: Sequence[Row], lines: Sequence[tuple[str, str]]) -> dict[str, object]:
    """A mark where an analysis makes a choice."""
    at = {line: place for place, line in enumerate(lines)}
    made = [
        (place, at[choice, _said(row, choice)])
        for place, row in enumerate(rows, start=1)
        for choice in CHOICES
        if (choice, _said(row, choice)) in at
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [place for place, _ in made],
        "y": [line for _, line in made],
        "yaxis": "y2",
        "marker": {"color": "@ink", "size": 5, "symbol": "square"},
        "hoverinfo": "skip",
    }


def _layout(
    rows: Sequence[Row], lines: Sequence[tuple[str, str]], *, is_reconstructed: bool
) -> dict[str, object]:
    inside = CURVE + LINE * len(lines)
    beneath = LINE * len(lines) / inside
    axes: dict[str, dict[str, object]] = {
        "xaxis": {
            **AXIS,
            "title": {"text": f"{len(rows)} analyses, sorted", "font": {"size": 12}},
            "range": [0, len(rows) + 1],
            "showgrid": False,
            "zeroline": False,
            "anchor": "y2" if lines else "y",
        },
        "yaxis": {**HEIGHT_AXIS, "domain": [beneath + (0.04 if lines else 0), 1]},
    }
    if lines:
        axes["yaxis2"] = {
            **AXIS,
            "domain": [0, beneath],
            "tickvals": list(range(len(lines))),
            "ticktext": [as_text(_line_name(*line), lines=1, length=34) for line in lines],
            "range": [len(lines) - 0.4, -0.6],
            "gridcolor": "@line",
            "zeroline": False,
            "automargin": True,
        }
    return {**layout(height=inside + EDGES, is_reconstructed=is_reconstructed), **axes}


def _line_name(choice: str, value: str) -> str:
    return f"{choice}: {plain_name(value).replace(',', ', ')}"


def _reach(distance: float) -> float:
    return 0 if isnan(distance) else round(max(distance, 0.0), 5)


def _hover(row: Row) -> str:
    said = [f"{choice}: {as_text(_said(row, choice), lines=1)}" for choice in CHOICES if _said(row, choice)]
    return "<br>".join([f"<b>{decimal(row['estimate'])}</b>, n = {whole(row['unweighted_base'])}", *said])
