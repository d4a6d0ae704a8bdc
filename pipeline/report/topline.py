"""Every question in questionnaire order with all its shares; scale items with mean, median and spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isnan, sqrt

from pipeline.report.breakdowns import RATE_COLUMNS, slug
from pipeline.report.picture import Rows, rows_of
from pipeline.report.table_rows import Row
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL
from pipeline.report.words import HIDDEN, decimal, flag_words, percent, percent_interval, whole


@dataclass(frozen=True, slots=True)
class Line:
    """One share as shown; `place` is its row among the wave's totals."""

    place: int
    label: str
    share: str
    width: float  # of the bar, percent
    interval: str
    count: str
    base: str
    flag: str
    is_weak: bool
    is_net: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One item of the topline; `scale` says mean, median, standard deviation and top two."""

    id: str
    item: str
    text: str
    lines: Sequence[Line]
    scale: str


def topline(view: WaveView) -> tuple[list[Question], Rows]:
    """The questions in order, and the rows they show."""
    rows = view.totals
    wanted = (TOTAL, EVERYBODY, view.weighting)
    by_measure = {
        row["measure"]: row
        for row in reversed(view.rows["score_means"])
        if (row["banner"], row["universe"], row["weighting"]) == wanted
    }
    lines = [_line(place, row) for place, row in enumerate(rows)]
    questions = []
    for item, found in groupby(range(len(rows)), key=lambda place: rows[place]["item"]):
        places = list(found)
        questions.append(
            Question(
                id=slug("topline", view.name, item),
                item=item,
                text=view.wording.question(item),
                lines=[lines[place] for place in places],
                scale=scale_words([rows[place] for place in places]) or _score_words(by_measure.get(item)),
            )
        )
    return [*questions, *_numbers(view, by_measure, {row["item"] for row in rows})], rows_of(
        rows, "rates", RATE_COLUMNS
    )


def scale_words(rows: Sequence[Row]) -> str:
    """Mean, median, standard deviation and top two of a scale, from its published shares.

    A scale is an item all of whose options have whole numbers as codes, in order. Empty for others.
    """
    options = [
        row for row in rows if row["item_kind"] == "asked" and not row["option"].startswith("missing:")
    ]
    codes = [row["option"] for row in options]
    shares = [row["share"] for row in options]
    if (
        len(codes) < 3
        or not all(code.lstrip("-").isdigit() for code in codes)
        or any(isnan(share) for share in shares)
    ):
        return ""
    answered = sum(shares)
    values = [int(code) for code in codes]
    if values != sorted(values) or not 0 < answered <= 1.000001:
        return ""
    weights = [share / answered for share in shares]
    mean = sum(value * weight for value, weight in zip(values, weights, strict=True))
    base = options[0]["effective_base"] * answered
    variance = sum(weight * (value - mean) ** 2 for value, weight in zip(values, weights, strict=True))
    spread = sqrt(variance * base / (base - 1)) if base > 1 else 0.0
    top = percent(weights[-1] + weights[-2])
    return (
        f"Mean {decimal(mean)}, median {_median(values, weights):g}, standard deviation {decimal(spread)}, "
        f"top two {top}, of those who answered"
    )


def _median(values: Sequence[int], weights: Sequence[float]) -> float:
    """The value that half the answers lie at or below; halfway to the next at a tie."""
    below = 0.0
    for place, (value, weight) in enumerate(zip(values, weights, strict=True)):
        below += weight
        if abs(below - 0.5) < 1e-9:
            return (value + values[place + 1]) / 2
        if below > 0.5:
            return value
    return values[-1]


def _line(place: int, row: Row) -> Line:
    flags = set(row["flag"].split())
    return Line(
        place=place,
        label=row["option_label"],
        share="suppressed" if flags & HIDDEN else percent(row["share"]),
        width=0 if isnan(row["share"]) else round(100 * row["share"], 1),
        interval=percent_interval(row["share_low"], row["share_high"]),
        count=whole(row["unweighted_count"]),
        base=whole(row["unweighted_base"]),
        flag=flag_words(row["flag"], said=("model_based", "reconstructed", "boundary")),
        is_weak=bool(flags & {"low_base", *HIDDEN}),
        is_net=row["item_kind"] == "net",
    )


def _score_words(row: Row | None) -> str:
    if row is None or isnan(row["mean"]):
        return ""
    return (
        f"Mean {decimal(row['mean'])} ({decimal(row['low'])} to {decimal(row['high'])}), median {row['median']:g}, "
        f"standard deviation {decimal(row['std_dev'])}, base {whole(row['unweighted_base'])}"
    )


def _numbers(view: WaveView, means: dict[str, Row], shown: set[str]) -> list[Question]:
    """Numeric items: they have a mean and no shares."""
    return [
        Question(slug("topline", view.name, measure), measure, view.wording.question(measure), [], words)
        for measure in reversed(means)
        if measure not in shown
        for words in [_score_words(means[measure])]
        if words
    ]
