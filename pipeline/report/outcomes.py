"""Integration against each outcome: distribution by step, correlations, groups, specifications, studies."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.forest_plot import Effect, forest_plot
from pipeline.report.picture import Picture, joined_title, rows_of
from pipeline.report.specification_plot import specification_plot
from pipeline.report.wave_view import EVERYBODY, WaveView, records
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import decimal

if TYPE_CHECKING:
    import pandas as pd

ILLUSTRATION = (
    "An illustration only: in this reconstruction the correlation was put in, so its test tests nothing."
)
METHOD_WORDS = {"partial_pearson": "Pearson, partial", "partial_spearman": "Spearman, partial"}


def correlation_pictures(view: WaveView) -> list[Picture]:
    """Per score: correlations with each outcome by every method, among everybody."""
    rows = _everybody(view)
    rows = rows[rows["banner"] == TOTAL]
    return [
        _picture(
            view,
            found,
            slug(view.name, "correlation", score),
            f"{_score(view, score)} and outcomes",
            by_method=True,
        )
        for score, found in rows.groupby("score", sort=False)
    ]


def group_pictures(view: WaveView) -> list[Picture]:
    """Per score and outcome: the correlation in each group beside everybody's, by one method."""
    rows = _everybody(view)
    rows = rows[(rows["controls"].fillna("") == "") & ~rows["banner"].str.contains("*", regex=False)]
    method = next((name for name in ("spearman", "pearson") if name in set(rows["method"])), None)
    found = []
    for (score, outcome), pair in rows[rows["method"] == method].groupby(["score", "outcome"], sort=False):
        if pair["banner"].nunique() > 1:
            title = joined_title(_pair(view, score, outcome), "in groups")
            name = slug(view.name, "groups", score, outcome)
            found.append(_picture(view, _in_banner_order(view, pair), name, title, by_method=False))
    return found


def specification_pictures(view: WaveView) -> list[Picture]:
    """Per score and outcome: the correlation under every reasonable analysis, sorted."""
    rows = view.frames["specifications"]
    found = []
    for (score, outcome), every in rows.groupby(["score", "outcome"], sort=False) if len(rows) else ():
        pair = every.sort_values("estimate", na_position="last")
        shown = pair[pair["estimate"].notna()]
        median = decimal(shown["estimate"].median()) if len(shown) else "none"
        found.append(
            Picture(
                id=slug(view.name, "specifications", score, outcome),
                title=f"{joined_title(_pair(view, score, outcome), f'under {len(pair)} analyses')} ({view.label})",
                summary=f"{len(pair)} analyses; median correlation {median}.",
                figure=specification_plot(shown, is_reconstructed=view.is_reconstructed)
                if len(shown)
                else None,
                rows=rows_of(records(pair), "specifications", list(TABLES["specifications"].types)),
                note=ILLUSTRATION if view.is_reconstructed else "",
            )
        )
    return found


def pooled_picture(study: str, pooled: pd.DataFrame) -> Picture | None:
    """Effects pooled over studies and waves that this study is a member of; None where there are none."""
    rows = (
        pooled[pooled["effects"].fillna("").str.contains(f"{study}:", regex=False)] if len(pooled) else pooled
    )
    if rows.empty:
        return None
    effects = [
        Effect(
            f"{plain_name(row.score)}, {plain_name(row.outcome)} ({row.method})",
            row.estimate,
            row.low,
            row.high,
            nan,
            str(row.flag or ""),
            is_summary=True,
        )
        for row in rows.itertuples()
    ]
    figure = forest_plot(
        effects, axis="pooled correlation", is_reconstructed="reconstructed" in str(rows["flag"].iloc[0])
    )
    columns = list(TABLES["pooled"].types)
    return Picture(
        "pooled",
        "Pooled over studies and waves",
        f"{len(rows)} pooled correlations.",
        figure,
        rows_of(records(rows), "pooled", columns),
    )


def _everybody(view: WaveView) -> pd.DataFrame:
    rows = view.correlations
    return rows[rows["universe"] == EVERYBODY].assign(flag=rows["flag"].fillna(""))


def _picture(view: WaveView, rows: pd.DataFrame, name: str, title: str, *, by_method: bool) -> Picture:
    words = view.wording
    rows = rows.assign(
        outcome_label=[words.question(outcome) for outcome in rows["outcome"]],
        banner_option_label=[
            words.banner_option(*key) for key in zip(rows["banner"], rows["banner_option"], strict=True)
        ],
    )
    effects = [_effect(row, by_method=by_method) for row in rows.itertuples()]
    said = "; ".join(
        f"{one.name} {decimal(one.estimate)} ({decimal(one.low)} to {decimal(one.high)})"
        for one in effects[:12]
    )
    columns = ["outcome_label", "banner_option_label", *TABLES["correlations"].types]
    return Picture(
        id=name,
        title=f"{title} ({view.label})",
        summary=f"{said}.",
        figure=forest_plot(
            effects, axis="correlation with 95% interval", is_reconstructed=view.is_reconstructed
        )
        if rows["estimate"].notna().any()
        else None,
        rows=rows_of(records(rows), "correlations", columns),
        note=ILLUSTRATION if view.is_reconstructed else "",
    )


def _effect(row, *, by_method: bool) -> Effect:  # type: ignore[no-untyped-def]
    method = METHOD_WORDS.get(row.method, row.method.capitalize())
    name = f"{row.outcome.replace('_', ' ')} · {method}" if by_method else row.banner_option_label
    return Effect(
        name,
        row.estimate,
        row.low,
        row.high,
        row.unweighted_base,
        row.flag,
        is_summary=not by_method and row.banner == TOTAL,
    )


def _in_banner_order(view: WaveView, rows: pd.DataFrame) -> pd.DataFrame:
    """Groups in the codebook's order, everybody first."""
    places = view.rates[["banner", "banner_option", "banner_order", "banner_option_order"]].drop_duplicates()
    ordered = rows.merge(places, on=["banner", "banner_option"], how="left")
    return ordered.sort_values(["banner_order", "banner_option_order"])


def _score(view: WaveView, name: str) -> str:
    score = next((one for one in view.study.scores if one.name == name), None)
    label = score.label.in_language("en") if score else ""
    return label or plain_name(name).capitalize()


def _pair(view: WaveView, score: str, outcome: str) -> str:
    return f"{_score(view, score)} and: {view.wording.question(outcome)}"
