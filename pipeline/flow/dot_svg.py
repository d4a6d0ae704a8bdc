"""Estimates as dots on their intervals: an SVG of some hundred characters, for a page that hides long texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, TEXT_WIDTH, EDGE, ROW = 480, 200, 6, 18  # pixels
MOST_LETTERS = 23
DIGIT_WIDE = "\u2007"  # a blank as wide as a digit
DOT, WEAK, PUBLISHED, ZERO = "#06c", "#9ab", "#d50", "silver"


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of the picture; `number` is its estimate in words. `published` gets a mark of its own."""

    label: str
    number: str
    estimate: float | None
    low: float | None = None
    high: float | None = None
    published: float | None = None
    is_weak: bool = False


def dot_svg(dots: Sequence[Dot]) -> str:
    """The picture, a row a dot, on white whatever the page's colour; the thin line is at zero."""
    drawn = [x for dot in dots for x in (dot.estimate, dot.low, dot.high, dot.published) if x is not None]
    least, most = min([0.0, *drawn]), max([1e-9, *drawn])

    def at(value: float) -> int:
        return TEXT_WIDTH + round((value - least) / (most - least) * (WIDTH - TEXT_WIDTH - EDGE))

    intervals, strong, weak, marks = "", "", "", ""
    for row, dot in enumerate(dots):
        y = ROW * row + ROW // 2
        if dot.low is not None and dot.high is not None:
            intervals += f"M{at(dot.low)} {y}H{at(dot.high)}"
        if dot.estimate is not None and dot.is_weak:
            weak += f"M{at(dot.estimate)} {y}h0"
        elif dot.estimate is not None:
            strong += f"M{at(dot.estimate)} {y}h0"
        if dot.published is not None:
            marks += f"M{at(dot.published)} {y - 5}v9"
    height = ROW * len(dots)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{height}' "
        f"style='background:white;font:12px/{ROW}px sans-serif;stroke-linecap:round'>"
        f"<foreignObject width='{WIDTH}' height='{height}'>{_words(dots)}</foreignObject>"
        f"<path stroke='{ZERO}' d='M{at(0)} 0V{height}'/>"
        f"{_path(WEAK, 2, intervals)}{_path(WEAK, 8, weak)}{_path(DOT, 8, strong)}{_path(PUBLISHED, 2, marks)}</svg>"
    )


def _words(dots: Sequence[Dot]) -> str:
    """Number and label of each row: as one text with line breaks, which costs a third of an element a row."""
    widest = max(len(dot.number) for dot in dots)
    lines = "\n".join(f"{dot.number.rjust(widest, DIGIT_WIDE)} {_short(dot.label)}" for dot in dots)
    return (
        "<p xmlns='http://www.w3.org/1999/xhtml' style='margin:0;white-space:pre'>"
        f"{escape(lines, quote=False)}</p>"
    )


def _path(colour: str, width: int, strokes: str) -> str:
    return f"<path stroke='{colour}' stroke-width='{width}' d='{strokes}'/>" if strokes else ""


def _short(label: str) -> str:
    plain = " ".join(label.split())
    return plain if len(plain) <= MOST_LETTERS else f"{plain[: MOST_LETTERS - 1]}…"
