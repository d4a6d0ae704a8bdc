"""Dot plots with intervals: a panel an option, a row a group. Weak and suppressed cells look it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, isnan

from pipeline.report.picture import (
    AXIS_HEIGHT,
    PANEL_HEADING,
    as_text,
    label_axis,
    layout,
    row_height,
    share_axis,
)
from pipeline.report.words import flag_words, percent, percent_interval, whole

ROOM = 0.06  # beyond the longest interval, for the digits after it


@dataclass(frozen=True, slots=True)
class Dot:
    """One share with its interval; `share` is NaN where it is suppressed."""

    name: str
    share: float
    low: float
    high: float
    unweighted_base: float
    flag: str
    letters: str = ""

    @property
    def is_hidden(self) -> bool:
        return isnan(self.share)

    @property
    def is_weak(self) -> bool:
        return "low_base" in self.flag.split()


@dataclass(frozen=True, slots=True)
class Panel:
    """The dots of one option; `total` draws a line at everybody's share."""

    title: str
    dots: Sequence[Dot]
    total: float | None = None


def dot_plot(panels: Sequence[Panel], *, is_reconstructed: bool) -> dict[str, object]:
    """The figure of panels that share their rows."""
    names = [_row_name(panels, row) for row in range(len(panels[0].dots))]
    has_titles = len(panels) > 1
    top = _top(panels) + (0 if has_titles else ROOM)
    height = len(names) * row_height(names) + AXIS_HEIGHT + (PANEL_HEADING if has_titles else 0)
    axes: dict[str, object] = {}
    data: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    shapes: list[dict[str, object]] = []
    for place, panel in enumerate(panels):
        suffix = str(place + 1) if place else ""
        axes[f"xaxis{suffix}"] = share_axis(top, anchor=f"y{suffix}", nticks=4 if has_titles else 6)
        axes[f"yaxis{suffix}"] = label_axis(names, anchor=f"x{suffix}")
        data += _traces(panel, suffix)
        data += [] if has_titles else [_numbers(panel)]  # side by side there is no room for them
        notes += [_heading(panel.title, suffix)] if has_titles else []
        notes += _hidden_notes(panel, suffix)
        shapes += [_total_line(panel.total, suffix)] if panel.total is not None else []
    whole_layout = layout(
        height=height,
        panels=len(panels),
        rows=len(names),
        row=row_height(names),
        is_reconstructed=is_reconstructed,
        annotations=notes,
        shapes=shapes,
        **axes,
    )
    return {"data": data, "layout": whole_layout}


def _row_name(panels: Sequence[Panel], row: int) -> str:
    """A row's words with its base, where every panel has the same one."""
    dots = [panel.dots[row] for panel in panels]
    bases = {dot.unweighted_base for dot in dots if not isnan(dot.unweighted_base)}
    base = f" <i>n = {whole(bases.pop())}</i>" if len(bases) == 1 and not dots[0].is_hidden else ""
    return as_text(dots[0].name) + base


def _top(panels: Sequence[Panel]) -> float:
    """Where the axes end: the next tenth above the longest interval."""
    ends = [dot.high for panel in panels for dot in panel.dots if not isnan(dot.high)]
    return min(1.02, ceil(max(ends, default=1.0) * 10) / 10 + 0.02)


def _traces(panel: Panel, suffix: str) -> list[dict[str, object]]:
    """Sure dots filled, weak ones hollow: two traces, so that each has its own interval lines."""
    made = []
    for is_weak in (False, True):
        at = [place for place, dot in enumerate(panel.dots) if not dot.is_hidden and dot.is_weak is is_weak]
        if at:
            made.append(_trace([panel.dots[place] for place in at], at, suffix, is_weak=is_weak))
    return made


def _trace(dots: Sequence[Dot], at: Sequence[int], suffix: str, *, is_weak: bool) -> dict[str, object]:
    colour = "@weak" if is_weak else "@accent"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(dot.share, 5) for dot in dots],
        "y": list(at),
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "cliponaxis": False,
        "marker": {
            "color": "@paper" if is_weak else colour,
            "size": 8 if is_weak else 10,
            "line": {"color": colour, "width": 1.5 if is_weak else 0},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_reach(dot.high - dot.share) for dot in dots],
            "arrayminus": [_reach(dot.share - dot.low) for dot in dots],
            "color": colour,
            "thickness": 1 if is_weak else 2,
            "width": 0 if is_weak else 3,
        },
        "customdata": [_hover(dot) for dot in dots],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _numbers(panel: Panel) -> dict[str, object]:
    """Each share in digits, after its interval: read from the picture, not only from its axis."""
    shown = [(place, dot) for place, dot in enumerate(panel.dots) if not dot.is_hidden]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [round(dot.share if isnan(dot.high) else dot.high, 5) for _, dot in shown],
        "y": [place for place, _ in shown],
        "text": [f"\u2002{as_text(percent(dot.share))}" for _, dot in shown],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _reach(distance: float) -> float:
    return 0 if isnan(distance) else round(max(distance, 0.0), 5)


def _hover(dot: Dot) -> str:
    lines = [
        f"<b>{as_text(dot.name)}</b>",
        f"{percent(dot.share)} ({percent_interval(dot.low, dot.high)})",
        f"unweighted base {whole(dot.unweighted_base)}",
        f"significantly above {dot.letters}" if dot.letters else "",
        flag_words(dot.flag),
    ]
    return "<br>".join(line.replace("<1%", "&lt;1%") for line in lines if line)


def _heading(title: str, suffix: str) -> dict[str, object]:
    return {
        "text": f"<b>{as_text(title, lines=2, length=30)}</b>",
        "xref": f"x{suffix} domain",
        "yref": f"y{suffix} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
    }


def _hidden_notes(panel: Panel, suffix: str) -> list[dict[str, object]]:
    """The word "suppressed" where a dot would stand."""
    return [
        {
            "text": "<i>suppressed</i>",
            "xref": f"x{suffix}",
            "yref": f"y{suffix}",
            "x": 0,
            "y": place,
            "xanchor": "left",
            "showarrow": False,
            "font": {"color": "@muted", "size": 11},
        }
        for place, dot in enumerate(panel.dots)
        if dot.is_hidden
    ]


def _total_line(total: float, suffix: str) -> dict[str, object]:
    return {
        "type": "line",
        "xref": f"x{suffix}",
        "yref": f"y{suffix} domain",
        "x0": total,
        "x1": total,
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": "@muted", "width": 1, "dash": "dot"},
    }
