"""Integration against each outcome: distribution by step, correlations, groups, specifications, studies."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from operator import itemgetter
from statistics import median

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.forest_plot import Effect, forest_plot
from pipeline.report.picture import Picture, joined_title, rows_of
from pipeline.report.specification_plot import specification_plot
from pipeline.report.table_rows import Row, distinct, grouped
from pipeline.report.topics import integration_items
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import decimal

ILLUSTRATION = (
    "An illustration only: in this reconstruction the correlation was put in, so its test tests nothing."
)
METHOD_WORDS = {  # in the order in which they are drawn
    "spearman": "Spearman",
    "partial_spearman": "Spearman, partial",
    "pearson": "Pearson",
    "partial_pearson": "Pearson, partial",
    "kendall": "Kendall",
    "polychoric": "polychoric",
}


def correlation_pictures(view: WaveView) -> list[Picture]:
    """Per score: correlations with each outcome by every method, among everybody."""
    order = list(METHOD_WORDS)
    total = (row for row in _everybody(view) if row["banner"] == TOTAL and row["method"] in METHOD_WORDS)
    rows = sorted(total, key=lambda row: order.index(row["method"]))
    outcomes = grouped(rows, "score", "outcome")
    rows = [row for found in outcomes.values() for row in found]
    return [
        _picture(
            view,
            found,
            slug(view.name, "correlation", score),
            f"{_score(view, score)} and outcomes",
            by_method=True,
        )
        for (score,), found in grouped(rows, "score").items()
    ]


def group_pictures(view: WaveView) -> list[Picture]:
    """Per score and outcome: the correlation in each group beside everybody's, by one method."""
    steps = integration_items(view)
    rows = [
        row
        for row in _everybody(view)
        if not row["controls"] and "*" not in row["banner"] and row["banner"] not in steps
    ]
    there = {row["method"] for row in rows}
    method = next((name for name in ("spearman", "pearson") if name in there), None)
    of_method = [row for row in rows if row["method"] == method]
    found = []
    for (score, outcome), pair in grouped(of_method, "score", "outcome").items():
        if len({row["banner"] for row in pair}) > 1:
            title = joined_title(_pair(view, score, outcome), "in groups")
            name = slug(view.name, "groups", score, outcome)
            found.append(_picture(view, _in_banner_order(view, pair), name, title, by_method=False))
    return found


def specification_pictures(view: WaveView) -> list[Picture]:
    """Per score and outcome: the correlation under every reasonable analysis, sorted."""
    found = []
    for (score, outcome), pair in grouped(view.rows["specifications"], "score", "outcome").items():
        shown = sorted((row for row in pair if not isnan(row["estimate"])), key=itemgetter("estimate"))
        middle = decimal(median(row["estimate"] for row in shown)) if shown else "none"
        found.append(
            Picture(
                id=slug(view.name, "specifications", score, outcome),
                title=f"{joined_title(_pair(view, score, outcome), f'under {len(pair)} analyses')} ({view.label})",
                summary=f"{len(pair)} analyses; median correlation {middle}.",
                figure=specification_plot(shown, is_reconstructed=view.is_reconstructed) if shown else None,
                rows=rows_of(
                    [*shown, *(row for row in pair if isnan(row["estimate"]))],
                    "specifications",
                    list(TABLES["specifications"].types),
                ),
                note=ILLUSTRATION if view.is_reconstructed else "",
            )
        )
    return found


def _everybody(view: WaveView) -> list[Row]:
    return [row for row in view.correlations if row["universe"] == EVERYBODY]


def _picture(view: WaveView, rows: Sequence[Row], name: str, title: str, *, by_method: bool) -> Picture:
    words = view.wording
    rows = [
        {
            **row,
            "outcome_label": words.question(row["outcome"]),
            "banner_option_label": words.banner_option(row["banner"], row["banner_option"]),
        }
        for row in rows
    ]
    effects = [_effect(row, by_method=by_method) for row in rows]
    said = "; ".join(
        f"{one.name} {decimal(one.estimate)} ({decimal(one.low)} to {decimal(one.high)})"
        for one in effects[:12]
    )
    is_empty = all(isnan(row["estimate"]) for row in rows)
    none = "No correlation: every base is too small, or there is nothing to estimate it from."
    figure = forest_plot(
        effects, axis="correlation with 95% interval", is_reconstructed=view.is_reconstructed
    )
    columns = ["outcome_label", "banner_option_label", *TABLES["correlations"].types]
    return Picture(
        id=name,
        title=f"{title} ({view.label})",
        summary=none if is_empty else f"{said}.",
        figure=None if is_empty else figure,
        rows=rows_of(rows, "correlations", columns),
        note=ILLUSTRATION if view.is_reconstructed else "",
    )


def _effect(row: Row, *, by_method: bool) -> Effect:
    name = (
        f"{plain_name(row['outcome'])} · {METHOD_WORDS[row['method']]}"
        if by_method
        else row["banner_option_label"]
    )
    return Effect(
        name,
        row["estimate"],
        row["low"],
        row["high"],
        row["unweighted_base"],
        row["flag"],
        is_summary=not by_method and row["banner"] == TOTAL,
    )


def _in_banner_order(view: WaveView, rows: Sequence[Row]) -> list[Row]:
    """Groups in the codebook's order, everybody first."""
    keys = distinct(view.rates, "banner_order", "banner_option_order", "banner", "banner_option")
    places = {(banner, option): (order, place) for order, place, banner, option in keys}
    last = (len(keys), 0)
    return sorted(rows, key=lambda row: places.get((row["banner"], row["banner_option"]), last))


def _score(view: WaveView, name: str) -> str:
    score = next((one for one in view.study.scores if one.name == name), None)
    label = score.label.in_language("en") if score else ""
    return label or plain_name(name).capitalize()


def _pair(view: WaveView, score: str, outcome: str) -> str:
    return f"{_score(view, score)} and “{view.wording.question(outcome)}”"
