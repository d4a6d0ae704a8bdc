"""Heat maps of two banners crossed: a panel an option; weak cells pale and in brackets, suppressed ones empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.dot_plot import Dot
from pipeline.report.picture import AXIS_HEIGHT, PANEL_HEADING, as_text, label_axis, layout, row_height
from pipeline.report.words import flag_words, percent, percent_interval, whole

Cells = Mapping[tuple[str, str], Dot]  # by row and column


@dataclass(frozen=True, slots=True)
class HeatPanel:
    """The crossing for one option."""

    title: str
    cells: Cells


def heat_map(
    panels: Sequence[HeatPanel],
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    *,
    is_reconstructed: bool,
) -> dict[str, object]:
    """The figure; `rows` and `columns` are code -> words, in order."""
    names = [as_text(name) for name in rows.values()]
    axes: dict[str, object] = {}
    data, notes = [], []
    for place, panel in enumerate(panels):
        suffix = str(place + 1) if place else ""
        axes[f"xaxis{suffix}"] = _column_axis(list(columns.values()), f"y{suffix}")
        axes[f"yaxis{suffix}"] = label_axis(names, anchor=f"x{suffix}")
        data += _traces(panel.cells, list(rows), list(columns), suffix)
        notes += [_heading(panel.title, suffix), *_cell_texts(panel.cells, list(rows), list(columns), suffix)]
    shares = [dot.share for panel in panels for dot in panel.cells.values() if not dot.is_hidden]
    figure_layout = layout(
        height=len(rows) * row_height(names) + AXIS_HEIGHT + PANEL_HEADING,
        panels=len(panels),
        rows=len(rows),
        row=row_height(names),
        is_reconstructed=is_reconstructed,
        annotations=notes,
        coloraxis={
            "cmin": 0,
            "cmax": max(shares, default=1) or 1,
            "colorscale": [[0, "@heat0"], [1, "@heat1"]],
            "showscale": False,
        },
        **axes,
    )
    return {"data": data, "layout": figure_layout}


def _column_axis(names: Sequence[str], anchor: str) -> dict[str, object]:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": [as_text(name, lines=2, length=12) for name in names],
        "range": [-0.5, len(names) - 0.5],
        "anchor": anchor,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickangle": 0,
        "ticks": "",
        "tickfont": {"color": "@muted", "size": 11},
    }


def _traces(
    cells: Cells, rows: Sequence[str], columns: Sequence[str], suffix: str
) -> list[dict[str, object]]:
    """Sure cells and weak ones, the latter pale."""
    return [
        {
            "type": "heatmap",
            "x": list(range(len(columns))),
            "y": list(range(len(rows))),
            "z": [[_shade(cells.get((row, column)), is_weak=is_weak) for column in columns] for row in rows],
            "customdata": [[_hover(cells.get((row, column))) for column in columns] for row in rows],
            "hovertemplate": "%{customdata}<extra></extra>",
            "hoverongaps": False,
            "xaxis": f"x{suffix}",
            "yaxis": f"y{suffix}",
            "coloraxis": "coloraxis",
            "opacity": 0.4 if is_weak else 1,
            "xgap": 2,
            "ygap": 2,
        }
        for is_weak in (False, True)
    ]


def _shade(dot: Dot | None, *, is_weak: bool) -> float | None:
    if dot is None or dot.is_hidden or dot.is_weak is not is_weak:
        return None
    return round(dot.share, 5)


def _hover(dot: Dot | None) -> str:
    if dot is None or dot.is_hidden:
        return ""
    lines = [
        f"<b>{as_text(dot.name)}</b>",
        f"{percent(dot.share)} ({percent_interval(dot.low, dot.high)})",
        f"unweighted base {whole(dot.unweighted_base)}",
        flag_words(dot.flag),
    ]
    return "<br>".join(line.replace("<1%", "&lt;1%") for line in lines if line)


def _cell_texts(
    cells: Cells, rows: Sequence[str], columns: Sequence[str], suffix: str
) -> list[dict[str, object]]:
    """The share in each cell: (brackets) for a low base, × where it is suppressed, – where nobody is."""
    found = []
    for down, row in enumerate(rows):
        for across, column in enumerate(columns):
            text, is_strong = _cell_text(cells.get((row, column)))
            found.append(
                {
                    "text": text,
                    "x": across,
                    "y": down,
                    "xref": f"x{suffix}",
                    "yref": f"y{suffix}",
                    "showarrow": False,
                    "font": {"size": 11, "color": "@ink" if is_strong else "@muted"},
                }
            )
    return found


def _cell_text(dot: Dot | None) -> tuple[str, bool]:
    if dot is None:
        return "–", False
    if dot.is_hidden:
        return "×", False
    share = percent(dot.share).replace("<", "&lt;")
    return (f"<i>({share})</i>", False) if dot.is_weak else (share, True)


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
