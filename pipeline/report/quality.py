"""Data quality from published tables: the export, who was kept, missing answers, weights, reliability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from operator import itemgetter

from pipeline.report.table_rows import Row
from pipeline.report.trail import exclusion_words
from pipeline.report.wave_view import WaveView
from pipeline.report.words import decimal, flag_words, percent, whole

RESPONSE_RATES = {
    "RR1": "complete interviews of all sampled cases",
    "RR3": "the same, of those taken as in the population",
    "RR5": "the same, of those known to be in it",
    "COOP1": "complete interviews of those reached",
    "REF1": "refusals of all sampled cases",
    "CON1": "reached of all sampled cases",
}


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: heading, column names, rows of words; columns from `numeric` on hold numbers."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    numeric: int = 1


def quality_grids(view: WaveView) -> list[Grid]:
    """The tables of a wave's data quality; those with nothing to say are left out."""
    grids = [_exports(view), _response(view), _missing(view), _weights(view), _reliability(view)]
    return [grid for grid in grids if grid.rows]


def _exports(view: WaveView) -> Grid:
    rows: list[tuple[str, ...]] = []
    exports = view.rows["exports"]
    for row in exports:
        rows += [
            (
                f"{row['file']} ({row['format']}, {row['encoding'] or 'binary'})",
                f"{whole(row['bytes'])} bytes",
            ),
            (
                "Columns, of which personal ones dropped unread",
                f"{whole(row['columns'])}, {whole(row['personal'])}",
            ),
        ]
        rows += [("Noticed by the reader", note) for note in str(row["notes"]).splitlines()]
    in_export = max((row["rows"] for row in exports), default=view.kept)
    rows += [
        ("Respondents in the export", whole(in_export)),
        ("Kept", view.kept_words),
    ]
    if view.kept:
        rows.append((f"Not kept ({exclusion_words(view)})", whole(in_export - view.kept)))
    return Grid("The export", ("what", "found"), rows)


def _response(view: WaveView) -> Grid:
    """AAPOR's response rates, where the codebook says who was sampled and did not answer."""
    rows = [
        (
            f"{row['measure']}, {words}",
            whole(row["unweighted_base"]),
            whole(row["sampled"]),
            percent(row["rate"]),
        )
        for row in view.rows["response_rates"]
        for words in (RESPONSE_RATES.get(row["measure"]),)
        if words
    ]
    return Grid("Response", ("AAPOR's rate", "respondents", "sampled", "share"), rows)


def _missing(view: WaveView) -> Grid:
    """Reasons for missing answers by item, among everybody."""
    rows = [
        row for row in view.totals if row["option"].startswith("missing:") and row["unweighted_count"] > 0
    ]
    found = [
        (
            row["item_label"],
            row["option"].removeprefix("missing:").replace("_", " "),
            whole(row["unweighted_count"]),
            whole(row["unweighted_base"]),
            percent(row["share"]),
        )
        for row in sorted(rows, key=itemgetter("item_order", "option_order", "option"))
    ]
    return Grid("Missing answers", ("question", "reason", "count", "base", "share"), found, numeric=2)


def _weights(view: WaveView) -> Grid:
    rows = [
        (
            f"{_made(row)}: {row['item'].replace('*', ' × ')}",
            view.wording.banner_option(row["item"], row["option"]),
            percent(row["target_share"]),
            percent(row["unweighted_share"]),
            percent(row["weighted_share"]),
            decimal(row["design_effect"]),
            whole(row["effective_base"]),
        )
        for row in view.rows["weight_margins"]
    ]
    columns = ("weight and item", "option", "target", "before", "after", "design effect", "effective base")
    return Grid("Weighting", columns, rows, numeric=2)


def _made(row: Row) -> str:
    """A weight's name; of one that is not raked, but calibrated otherwise, with the method."""
    method = row["method"]
    return f"{row['weighting']} ({method})" if method and method != "rake" else str(row["weighting"])


def _reliability(view: WaveView) -> Grid:
    rows = [
        (
            row["score"],
            row["measure"].replace("_", " "),
            view.wording.question(row["item"]) if row["item"] else "whole score",
            decimal(row["estimate"]),
            "" if isnan(row["low"]) else f"{decimal(row['low'])} to {decimal(row['high'])}",
            whole(row["unweighted_base"]),
            flag_words(row["flag"]),
        )
        for row in view.rows["reliability"]
    ]
    columns = ("score", "measure", "item", "estimate", "95% interval", "base", "note")
    return Grid("Reliability of scores", columns, rows, numeric=3)
