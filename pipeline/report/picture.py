"""A picture: a figure as Plotly reads it, the rows behind it, and what it shows in a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from textwrap import wrap

from pipeline.report.words import is_missing

STAMP = "<b>Reconstruction:</b> nobody answered these questions"
ROW_HEIGHT, TALL_ROW, PANEL_HEADING, AXIS_HEIGHT = 26, 33, 34, 62  # pixels
LINES, LINE_LENGTH = 2, 28  # of a label on an axis


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows behind a picture. `kind` names the contract's table; `same` holds what all rows share."""

    kind: str
    columns: tuple[str, ...]
    rows: list[list[object]]
    same: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """`figure` has `data` and `layout`; colours in it are names like `@accent` that the page fills in.

    Without a figure the summary stands in its place: for a table alone, or to say why there is nothing to draw.
    """

    id: str
    title: str
    summary: str
    figure: Mapping[str, object] | None
    rows: Rows
    note: str = ""
    is_table: bool = False

    @property
    def content(self) -> dict[str, object]:
        """What the page's script is given."""
        rows = self.rows
        return {
            "title": self.title,
            "figure": self.figure,
            "table": {
                "kind": rows.kind,
                "columns": rows.columns,
                "rows": rows.rows,
                "same": rows.same,
            },
        }


def rows_of(rows: Sequence[Mapping[str, object]], kind: str, columns: Sequence[str]) -> Rows:
    """Rows for a page: columns that never change are said once, numbers keep six digits."""
    same: dict[str, object] = {}
    cells: dict[str, list[object]] = {}
    for column in columns:
        found = [row[column] for row in rows]
        is_one = bool(found) and found.count(found[0]) == len(found)  # most columns: said in C
        values = _plain_column(found[:1] if is_one else found)
        if values and all(value == values[0] for value in values):
            same[column] = values[0]
        else:
            cells[column] = values
    return Rows(
        kind,
        tuple(cells),
        [list(row) for row in zip(*cells.values(), strict=True)] or [[] for _ in rows],
        same,
    )


def _plain_column(values: list[object]) -> list[object]:
    """The same as `plain` of each, looked at once where all are of one type."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return values
    if kinds == {float}:
        return [_plain_number(value) for value in values]  # type: ignore[arg-type]
    return [plain(value) for value in values]


def _plain_number(value: float) -> float | int | None:
    if value != value:  # noqa: PLR0124
        return None
    return int(value) if value.is_integer() else float(f"{value:.6g}")


def plain(value: object) -> object:
    """A cell as JSON has it: None for nothing, whole numbers without a point, six significant digits."""
    if isinstance(value, str):
        return value
    if is_missing(value):
        return None
    if isinstance(value, float):
        return _plain_number(value)
    return value.item() if hasattr(value, "item") else value


@cache
def as_text(text: str, *, lines: int = LINES, length: int = LINE_LENGTH) -> str:
    """Words for inside a figure: wrapped, cut, and escaped, since Plotly reads a few tags as markup."""
    found = wrap(re.sub(r"\s+", " ", text).strip(), length, break_long_words=True) or [""]
    kept = found[:lines]
    if len(found) > lines:
        kept[-1] = f"{kept[-1][: length - 1].rstrip()}…"
    return "<br>".join(escape(line) for line in kept)


def row_height(names: Sequence[str]) -> int:
    """Pixels a row of a figure needs, where some names take two lines."""
    return TALL_ROW if any("<br>" in name for name in names) else ROW_HEIGHT


def joined_title(text: str, addition: str) -> str:
    """As in "Which of these do you have? By sector" and "Integration, by sector"."""
    first = addition[:1].upper() if text.endswith(("?", ".", "!", "…")) else f"{addition[:1]}"
    return f"{text.removesuffix('.')}{' ' if first.isupper() else ', '}{first}{addition[1:]}"


def layout(
    *,
    height: int,
    panels: int = 1,
    rows: int = 0,
    row: int = ROW_HEIGHT,
    is_reconstructed: bool,
    **more: object,
) -> dict[str, object]:
    """The layout that pictures share; a reconstruction is stamped into the figure itself."""
    shared: dict[str, object] = {
        "height": height,
        "margin": {"l": 8, "r": 18, "t": 10, "b": 52 if is_reconstructed else 34},
        "paper_bgcolor": "@paper",
        "plot_bgcolor": "@paper",
        "font": {"color": "@ink", "size": 12, "family": "system-ui, sans-serif"},
        "hoverlabel": {
            "bgcolor": "@paper",
            "bordercolor": "@line",
            "font": {"color": "@ink"},
            "align": "left",
        },
        "showlegend": False,
        "dragmode": False,
        "meta": {"panels": panels, "rows": rows, "row": row},
    }
    if is_reconstructed:
        shared["title"] = {
            "text": STAMP,
            "font": {"size": 12, "color": "@warn"},
            "x": 0.01,
            "xanchor": "left",
            "y": 6 / height,
            "yref": "container",
            "yanchor": "bottom",
        }
    return {**shared, **more}


def share_axis(top: float, **more: object) -> dict[str, object]:
    """A horizontal axis of shares from 0 to `top`."""
    return {
        "range": [-0.005, top],
        "tickformat": ".0%",
        "gridcolor": "@line",
        "zeroline": True,
        "zerolinecolor": "@muted",
        "zerolinewidth": 1,
        "fixedrange": True,
        "nticks": 6,
        "tickfont": {"color": "@muted", "size": 11},
        **more,
    }


def label_axis(names: Sequence[str], **more: object) -> dict[str, object]:
    """A vertical axis with a name a row, the first on top."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "range": [len(names) - 0.4, -0.6],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "ticks": "",
        "ticklabelstandoff": 6,
        **more,
    }


def to_json(content: object) -> str:
    """JSON that can stand inside a script element: no markup, no line separator can end it."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
