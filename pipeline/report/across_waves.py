"""What spans the waves of a study: trends, what of a change is mix, effects by wave, what came first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, isnan, nan, sqrt, tanh
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.forest_plot import Effect, forest_plot
from pipeline.report.picture import Picture, rows_of
from pipeline.report.published_tables import DECOMPOSITIONS, ORDER, TREND_TESTS, table_pictures
from pipeline.report.table_rows import Row, grouped, matching, records
from pipeline.report.topics import adoption_items, headline_options, integration_items
from pipeline.report.wave_view import WaveView
from pipeline.report.wording import TOTAL, plain_name

if TYPE_CHECKING:
    from pipeline.engine import Tables

QUANTILE = 1.959964  # of the normal, for 95%
METHODS = ("spearman", "pearson")  # of the forest plot; the first that there is


@dataclass(frozen=True, slots=True)
class AcrossWaves:
    """The tables of a study that span its waves; of the large ones only what the report is about."""

    trends: Sequence[Row]  # everybody's
    trend_tests: Sequence[Row]
    decompositions: Sequence[Row]
    effects: Sequence[Row]
    order_in_time: Sequence[Row]


def across_waves(view: WaveView, spanning: Tables) -> AcrossWaves:
    """Reads them; `view` is the latest wave, whose headline items are looked at."""
    items = [*adoption_items(view), *integration_items(view)]
    options = {(item, option) for item in items for option in headline_options(view, item)[:1]}
    mixes = records(matching(spanning.columns("decompositions"), item=items))
    return AcrossWaves(
        trends=records(matching(spanning.columns("trends"), banner=TOTAL)),
        trend_tests=records(matching(spanning.columns("trend_tests"), banner=TOTAL, item=items)),
        decompositions=[row for row in mixes if (row["item"], row["option"]) in options],
        effects=records(spanning.columns("study_effects")),
        order_in_time=records(spanning.columns("order_in_time")),
    )


def change_tables(view: WaveView, across: AcrossWaves) -> list[Picture]:
    """Trends over three waves or more, and what of each change is another mix of respondents."""
    substantive = [row for row in across.trend_tests if not row["option"].startswith("missing:")]
    return [
        *table_pictures(TREND_TESTS, view.wording, substantive, "waves", ""),
        *table_pictures(DECOMPOSITIONS, view.wording, across.decompositions, "waves", ""),
    ]


def effect_pictures(view: WaveView, across: AcrossWaves) -> list[Picture]:
    """Per score and outcome a forest plot over waves and publications; then what came first."""
    there = {row["method"] for row in across.effects}
    method = next((name for name in METHODS if name in there), None)
    rows = [row for row in across.effects if row["method"] == method]
    return [
        *(
            _forest(view, found)
            for found in grouped(rows, "score", "outcome").values()
            if len(found) > 1 and not all(isnan(row["estimate"]) for row in found)
        ),
        *table_pictures(ORDER, view.wording, across.order_in_time, "waves", ""),
    ]


def _forest(view: WaveView, rows: Sequence[Row]) -> Picture:
    score, outcome = rows[0]["score"], view.wording.question(rows[0]["outcome"])
    shown = [
        row | dict(zip(("low", "high"), _ends(row), strict=True)) | {"outcome_label": outcome} for row in rows
    ]
    effects = [
        Effect(
            _member(view, row),
            row["estimate"],
            row["low"],
            row["high"],
            row["unweighted_base"],
            row["flag"],
        )
        for row in shown
    ]
    is_made = any("reconstructed" in row["flag"] for row in rows)
    columns = ["outcome_label", *TABLES["study_effects"].types, "low", "high"]
    made = " Of a reconstruction it only shows what was put in." if is_made else ""
    return Picture(
        id=slug("waves", "effects", score, rows[0]["outcome"]),
        title=f"{plain_name(score).capitalize()} and “{outcome}”, wave by wave",
        summary=f"{len(rows)} correlations of waves and publications, by {rows[0]['method']}.",
        figure=forest_plot(effects, axis="correlation with 95% interval", is_reconstructed=is_made),
        rows=rows_of(shown, "study_effects", columns),
        note=f"Each wave’s own correlation; those of several studies stand together on the page of all studies.{made}",
    )


def _member(view: WaveView, row: Row) -> str:
    waves = {wave.name for wave in view.study.waves}
    return view.label_of(row["member"]) if row["member"] in waves else plain_name(row["member"])


def _ends(row: Row) -> tuple[float, float]:
    """The 95% interval on Fisher's scale, as the table of all studies has it."""
    estimate, variance = row["estimate"], row["variance"]
    if isnan(estimate) or isnan(variance) or abs(estimate) >= 1:
        return nan, nan
    half = QUANTILE * sqrt(variance)
    return tanh(atanh(estimate) - half), tanh(atanh(estimate) + half)
