"""Two shares a row: an earlier and a later wave, or a published figure and the computed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan

from pipeline.report.picture import AXIS_HEIGHT, as_text, label_axis, layout, row_height, share_axis
from pipeline.report.words import percent

LEGEND_HEIGHT = 30
BREAK = {
    "text": "<b>⫽ Break in series: do not compare</b>",
    "xref": "paper",
    "yref": "paper",
    "x": 1,
    "y": 1,
    "xanchor": "right",
    "yanchor": "bottom",
    "showarrow": False,
    "font": {"color": "@warn", "size": 12},
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: `first` is drawn as a diamond, `second` as a dot, `third` as a square, NaN where it is missing.

    `low` and `high` are the second's interval; `is_joined` draws the line that says "this changed".
    """

    name: str
    first: float
    second: float
    low: float = float("nan")
    high: float = float("nan")
    is_joined: bool = True
    remark: str = ""
    third: float = float("nan")


def paired_plot(
    pairs: Sequence[Pair],
    *,
    first: str,
    second: str,
    third: str = "",
    is_reconstructed: bool,
    is_broken: bool = False,
) -> dict[str, object]:
    """The figure; `first`, `second` and `third` are words for the legend, a break in series is said in it."""
    every = (value for pair in pairs for value in (pair.first, pair.second, pair.high, pair.third))
    values = [value for value in every if not isnan(value)]
    top = min(1.02, ceil(max(values, default=1.0) * 10) / 10 + 0.02)
    names = [as_text(pair.name, length=34) for pair in pairs]
    figure_layout = layout(
        height=len(pairs) * row_height(names) + AXIS_HEIGHT + LEGEND_HEIGHT,
        rows=len(pairs),
        is_reconstructed=is_reconstructed,
        xaxis=share_axis(top),
        yaxis=label_axis(names),
        shapes=[_line(row, pair) for row, pair in enumerate(pairs) if pair.is_joined and _is_whole(pair)],
    )
    figure_layout |= {
        "annotations": [BREAK] if is_broken else [],
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom"},
    }
    traces = [_firsts(pairs, first), _seconds(pairs, second), _thirds(pairs, third)]
    return {"data": [trace for trace in traces if trace["x"]], "layout": figure_layout}


def _is_whole(pair: Pair) -> bool:
    return not isnan(pair.first) and not isnan(pair.second)


def _firsts(pairs: Sequence[Pair], name: str) -> dict[str, object]:
    marker = {
        "color": "@paper",
        "symbol": "diamond",
        "size": 11,
        "line": {"color": "@second", "width": 2},
    }
    return _trace(pairs, name, [pair.first for pair in pairs], marker)


def _seconds(pairs: Sequence[Pair], name: str) -> dict[str, object]:
    shown = [pair for pair in pairs if not isnan(pair.second)]
    trace = _trace(pairs, name, [pair.second for pair in pairs], {"color": "@accent", "size": 9})
    trace["error_x"] = {
        "type": "data",
        "symmetric": False,
        "array": [_reach(pair.high - pair.second) for pair in shown],
        "arrayminus": [_reach(pair.second - pair.low) for pair in shown],
        "color": "@accent",
        "thickness": 1.5,
        "width": 3,
    }
    return trace


def _thirds(pairs: Sequence[Pair], name: str) -> dict[str, object]:
    marker = {"color": "@ink", "symbol": "square-open", "size": 8}
    return _trace(pairs, name, [pair.third for pair in pairs], marker)


def _trace(
    pairs: Sequence[Pair], name: str, values: Sequence[float], marker: dict[str, object]
) -> dict[str, object]:
    at = [row for row, value in enumerate(values) if not isnan(value)]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": as_text(name, lines=1, length=40),
        "x": [round(values[row], 5) for row in at],
        "y": at,
        "marker": marker,
        "customdata": [_hover(pairs[row], name, values[row]) for row in at],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _reach(distance: float) -> float:
    return 0 if isnan(distance) else round(max(distance, 0.0), 5)


def _hover(pair: Pair, name: str, value: float) -> str:
    share = percent(value).replace("<", "&lt;")
    lines = [f"<b>{as_text(pair.name)}</b>", f"{as_text(name)}: {share}"]
    return "<br>".join([*lines, *([as_text(pair.remark, length=40)] if pair.remark else [])])


def _line(row: int, pair: Pair) -> dict[str, object]:
    return {
        "type": "line",
        "x0": pair.first,
        "x1": pair.second,
        "y0": row,
        "y1": row,
        "layer": "below",
        "line": {"color": "@muted", "width": 2},
    }
