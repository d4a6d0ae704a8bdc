"""Forest plots over studies: the effect of every wave and publication, and what they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan, nan

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.forest_plot import Effect, forest_plot
from pipeline.report.picture import Picture, rows_of
from pipeline.report.table_rows import Row, grouped
from pipeline.report.wording import plain_name
from pipeline.report.words import decimal, percent

KEY = ("family", "score", "outcome", "method")


def pooled_pictures(effects: Sequence[Row], pooled: Sequence[Row]) -> list[Picture]:
    """One per score, outcome and method. Effects that were not pooled are hollow: reconstructions above all."""
    together = {key: rows[0] for key, rows in grouped(pooled, *KEY).items()}
    return [
        _picture(rows, together.get(key))
        for key, rows in grouped(effects, *KEY).items()
        if not all(isnan(row["estimate"]) for row in rows)
    ]


def _picture(rows: Sequence[Row], together: Row | None) -> Picture:
    first = rows[0]
    what = f"{plain_name(first['score']).capitalize()} and {plain_name(first['outcome'])}"
    said = _said(rows, together)
    shown = [_effect(row) for row in rows]
    if together is not None and not isnan(together["estimate"]):
        shown += _summaries(together)
    return Picture(
        id=slug("effects", first["score"], first["outcome"], first["method"]),
        title=f"{what}, by {plain_name(first['method']).capitalize()}",
        summary=said,
        figure=forest_plot(
            shown,
            axis="correlation with 95% interval",
            is_reconstructed=any("reconstructed" in row["flag"] for row in rows),
        ),
        rows=rows_of(rows, "pooled_effects", list(TABLES["pooled_effects"].types)),
        note=said,
    )


def _effect(row: Row) -> Effect:
    return Effect(
        row["effect"].replace(":", " "),
        row["estimate"],
        row["low"],
        row["high"],
        row["unweighted_base"],
        row["flag"],
        is_left_out=row["is_pooled"] is not True,
    )


def _summaries(together: Row) -> list[Effect]:
    """The pooled effect; and where a further study is to be expected, where that can be told."""
    estimate = together["estimate"]
    found = [Effect("Together", estimate, together["low"], together["high"], nan, is_summary=True)]
    if not isnan(together["prediction_low"]):
        ends = (together["prediction_low"], together["prediction_high"])
        found.append(Effect("A further study", estimate, *ends, nan, is_summary=True))
    return found


def _said(rows: Sequence[Row], together: Row | None) -> str:
    refused = sum(row["is_pooled"] is not True for row in rows)
    left = f" {refused} of {len(rows)} effects are left out and drawn hollow." if refused else ""
    if together is None or isnan(together["estimate"]):
        made = all("reconstructed" in row["flag"] for row in rows)
        why = ": every effect is of a reconstruction, whose strength is an assumption" if made else ""
        return f"Nothing is pooled{why}.{left}"
    parts = [
        f"Together {decimal(together['estimate'])} ({decimal(together['low'])} to {decimal(together['high'])}) "
        f"from {together['studies']:.0f} effects"
    ]
    if not isnan(together["prediction_low"]):
        ends = f"{decimal(together['prediction_low'])} to {decimal(together['prediction_high'])}"
        parts.append(f"a further study is to be expected from {ends}")
    if not isnan(together["i2"]):
        parts.append(f"{percent(together['i2'] / 100)} of the variance is between effects (I²)")
    if not isnan(together["egger_p_value"]):
        parts.append(f"Egger’s test for small studies p = {decimal(together['egger_p_value'], places=3)}")
    return f"{'; '.join(parts)}.{left}"
