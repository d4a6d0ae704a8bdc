"""A report's picture as a figure of Plotly: colours filled in, panels beside and beneath one another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING, Any

from pipeline.report.picture import Picture, as_text

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

# the report's light colours; report.css has them for the page
COLOURS = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "muted": "#5a6470",
    "line": "#dfe3e8",
    "accent": "#0b5fa5",
    "second": "#b3470a",
    "weak": "#6b8fae",
    "warn": "#9a3412",
    "heat0": "#f0f5fa",
    "heat1": "#86b9e6",
}
TITLE_HEIGHT = 48
HEADING, TICKS, GAP = 40, 30, 0.05
WIDEST = 3  # panels beside one another


def drawn(picture: Picture) -> Figure:
    """The picture with its title above it; one that has nothing to show is a title alone."""
    from plotly.graph_objects import Figure

    found = _painted(picture.figure or {"data": [], "layout": {"height": TITLE_HEIGHT}})
    shown = found["layout"]
    if shown.pop("meta", {"panels": 1})["panels"] > 1:
        _arrange(shown, picture.figure["layout"]["meta"])  # type: ignore[index]
    stamp = shown.pop("title", None)
    words = f"<b>{as_text(picture.title, lines=3, length=100)}</b>" + (
        f"<br>{stamp['text']}" if stamp else ""
    )
    lines = words.count("<br>")
    margin = {**shown.get("margin", {}), "t": TITLE_HEIGHT + 16 * lines}
    return Figure(
        data=found["data"],
        layout={
            **shown,
            "height": shown["height"] + margin["t"],
            "margin": margin,
            "title": {
                "text": words,
                "font": {"size": 14},
                **{"x": 0, "xref": "paper", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 12}},
            },
        },
    )


def _arrange(layout: dict[str, Any], meta: Mapping[str, int]) -> None:
    """Places each panel's axes, as the report's page does for its width."""
    panels, body = meta["panels"], meta["rows"] * meta["row"]
    lines = ceil(panels / WIDEST)
    columns = ceil(panels / lines)
    inside = lines * (body + HEADING) + (lines - 1) * TICKS
    wide = (1 - GAP * (columns - 1)) / columns
    for place in range(panels):
        line, column = divmod(place, columns)
        suffix = str(place + 1) if place else ""
        top = 1 - (line * (body + HEADING + TICKS) + HEADING) / inside
        start = column * (wide + GAP)
        layout[f"xaxis{suffix}"] |= {"domain": [start, start + wide]}
        layout[f"yaxis{suffix}"] |= {
            "domain": [max(0.0, top - body / inside), top],
            "showticklabels": column == 0,
        }
    layout["height"] = inside + layout["margin"]["b"]


def _painted(value: Any, *, is_colour: bool = False) -> Any:
    """The value with colours for their names, in new lists and dictionaries."""
    if isinstance(value, str):
        return COLOURS[value[1:]] if is_colour and value.startswith("@") else value
    if isinstance(value, Mapping):
        return {
            key: _painted(one, is_colour=is_colour or bool(re.search("color", key)))
            for key, one in value.items()
        }
    return [_painted(one, is_colour=is_colour) for one in value] if isinstance(value, list | tuple) else value
