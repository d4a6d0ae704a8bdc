"""Estimates with intervals, a row each, around a line at zero: correlations, effects, specifications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from pipeline.report.picture import AXIS_HEIGHT, as_text, label_axis, layout, row_height
from pipeline.report.words import decimal, flag_words, whole


@dataclass(frozen=True, slots=True)
class Effect:
    """One estimate; NaN where there is none. What is `is_left_out` of a pooled one is drawn weak."""

    name: str
    estimate: float
    low: float
    high: float
    unweighted_base: float
    flag: str = ""
    is_summary: bool = False
    is_left_out: bool = False

    @property
    def is_weak(self) -> bool:
        return self.is_left_out or "low_base" in self.flag.split()


def forest_plot(effects: Sequence[Effect], *, axis: str, is_reconstructed: bool) -> dict[str, object]:
    """The figure; estimates are correlations, -1 to 1."""
    shown = [(row, effect) for row, effect in enumerate(effects) if not isnan(effect.estimate)]
    ends = [
        abs(end)
        for _, effect in shown
        for end in (effect.low, effect.high, effect.estimate)
        if not isnan(end)
    ]
    reach = min(1.02, max([0.2, *ends]) + 0.05)
    names = [_row_name(effect) for effect in effects]
    lows = [effect.low for _, effect in shown if effect.low < 0]
    figure_layout = layout(
        height=len(effects) * row_height(names) + AXIS_HEIGHT + 18,
        rows=len(effects),
        is_reconstructed=is_reconstructed,
        xaxis=_axis(axis, low=max(-1.02, min(lows, default=-0.05) - 0.05), high=reach),
        yaxis=label_axis(names),
        annotations=[_absent(row, effect) for row, effect in enumerate(effects) if isnan(effect.estimate)],
    )
    groups = [[(row, one) for row, one in shown if one.is_weak is is_weak] for is_weak in (False, True)]
    return {"data": [_trace(group) for group in groups if group], "layout": figure_layout}


def _axis(title: str, *, low: float, high: float) -> dict[str, object]:
    return {
        "range": [low, high],
        "title": {"text": as_text(title, length=60), "font": {"size": 12}},
        "gridcolor": "@line",
        "zeroline": True,
        "zerolinecolor": "@ink",
        "zerolinewidth": 1.5,
        "fixedrange": True,
        "nticks": 7,
        "tickformat": ".1f",
        "tickfont": {"color": "@muted", "size": 11},
    }


def _row_name(effect: Effect) -> str:
    base = "" if isnan(effect.unweighted_base) else f" <i>n = {whole(effect.unweighted_base)}</i>"
    name = as_text(effect.name, lines=2, length=36)
    return (f"<b>{name}</b>" if effect.is_summary else name) + base


def _trace(group: Sequence[tuple[int, Effect]]) -> dict[str, object]:
    is_weak = group[0][1].is_weak
    colour = "@weak" if is_weak else "@accent"
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(effect.estimate, 5) for _, effect in group],
        "y": [row for row, _ in group],
        "marker": {
            "opacity": 1,
            "color": "@paper" if is_weak else colour,
            "symbol": ["diamond" if effect.is_summary else "circle" for _, effect in group],
            "size": [12 if effect.is_summary else 9 for _, effect in group],
            "line": {"color": colour, "width": 1.5 if is_weak else 0},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_reach(effect.high - effect.estimate) for _, effect in group],
            "arrayminus": [_reach(effect.estimate - effect.low) for _, effect in group],
            "color": colour,
            "thickness": 1 if is_weak else 2,
            "width": 0 if is_weak else 3,
        },
        "customdata": [_hover(effect) for _, effect in group],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _reach(distance: float) -> float:
    return 0 if isnan(distance) else round(max(distance, 0.0), 5)


def _hover(effect: Effect) -> str:
    interval = "" if isnan(effect.low) else f" ({decimal(effect.low)} to {decimal(effect.high)})"
    lines = [
        f"<b>{as_text(effect.name)}</b>",
        f"{decimal(effect.estimate)}{interval}",
        f"unweighted base {whole(effect.unweighted_base)}",
        flag_words(effect.flag),
    ]
    return "<br>".join(line for line in lines if line)


def _absent(row: int, effect: Effect) -> dict[str, object]:
    word = "suppressed" if "suppressed" in effect.flag else "not estimable"
    return {
        "text": f"<i>{word}</i>",
        "x": 0,
        "y": row,
        "xref": "x",
        "yref": "y",
        "xanchor": "left",
        "showarrow": False,
        "font": {"color": "@muted", "size": 11},
    }
