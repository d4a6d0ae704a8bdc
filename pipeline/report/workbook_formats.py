"""The looks of a workbook's cells, made once a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook

GREY, LINE, WARN, WARN_PAPER, HEAD = "#767676", "#BFC5CC", "#9A3412", "#FFF4E8", "#E9EDF1"
LONGEST = 32_000  # characters that Excel holds in a cell, with room to spare


@dataclass(frozen=True, slots=True)
class Formats:
    """Formats by what a cell is; `weak` ones are for low bases."""

    title: Any
    warning: Any
    text: Any
    wrapped: Any
    head: Any
    head_centre: Any
    question: Any
    stub: Any
    stub_weak: Any
    share: Any
    share_weak: Any
    count: Any
    count_weak: Any
    base: Any
    base_weak: Any
    letters: Any
    number: Any
    link: Any


def formats_of(workbook: Workbook) -> Formats:
    """Registers the formats with a workbook."""

    def made(**properties: object) -> Any:
        return workbook.add_format({"font_name": "Calibri", "font_size": 10, "valign": "top", **properties})

    weak = {"font_color": GREY, "italic": True}
    right = {"align": "right"}
    return Formats(
        title=made(bold=True, font_size=14),
        warning=made(bold=True, font_color=WARN, bg_color=WARN_PAPER),
        text=made(),
        wrapped=made(text_wrap=True),
        head=made(bold=True, bg_color=HEAD, text_wrap=True, bottom=1, bottom_color=LINE),
        head_centre=made(
            bold=True, bg_color=HEAD, text_wrap=True, align="center", bottom=1, bottom_color=LINE
        ),
        question=made(bold=True, top=1, top_color=LINE),
        stub=made(text_wrap=True),
        stub_weak=made(text_wrap=True, font_color=GREY),
        share=made(num_format="0%", **right),
        share_weak=made(num_format='"("0%")"', **right, **weak),
        count=made(num_format="#,##0", font_color=GREY, **right),
        count_weak=made(num_format="#,##0", **right, **weak),
        base=made(num_format="#,##0", bold=True, **right),
        base_weak=made(num_format='#,##0"*"', **right, **weak),
        letters=made(font_color="#0B5FA5", bold=True, **right),
        number=made(num_format="0.000", **right),
        link=made(font_color="#0B5FA5", underline=1),
    )


def cell_text(text: object) -> str:
    """A text that fits a cell; it is written as a string, so that =, +, - and @ stay what they are."""
    words = str(text)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
