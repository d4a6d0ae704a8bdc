"""What changed between waves, with breaks in series marked, and published figures beside computed ones."""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.paired_plot import Pair, paired_plot
from pipeline.report.picture import Picture, rows_of
from pipeline.report.topics import adoption_items, integration_items
from pipeline.report.wave_view import WaveView, records
from pipeline.report.wording import TOTAL
from pipeline.report.words import decimal, percent

if TYPE_CHECKING:
    import pandas as pd


def change_pictures(views: list[WaveView], trends: pd.DataFrame) -> list[Picture]:
    """A picture per headline item and pair of waves, the latest pair first."""
    later = {view.name: view for view in views}
    found = []
    pairs = trends[["from_wave", "to_wave"]].drop_duplicates() if len(trends) else trends
    for before, after in reversed(
        list(zip(pairs["from_wave"], pairs["to_wave"], strict=True)) if len(pairs) else []
    ):
        view = later[after]
        rows = trends[
            (trends["from_wave"] == before) & (trends["to_wave"] == after) & (trends["banner"] == TOTAL)
        ]
        for item in (*adoption_items(view), *integration_items(view)):
            of_item = rows[rows["item"] == item]
            if len(of_item):
                found.append(_change_picture(view, item, of_item))
    return found


def _change_picture(view: WaveView, item: str, rows: pd.DataFrame) -> Picture:
    before = view.label_of(rows["from_wave"].iloc[0])
    broken = rows["break_reason"].dropna()
    reason = broken.iloc[0] if len(broken) else ""
    places = {row["option"]: place for place, row in enumerate(view.total_rows) if row["item"] == item}
    rows = rows.sort_values("option", key=lambda codes: codes.map(places))
    pairs = [
        Pair(view.wording.label(item, row.option), row.from_share, row.to_share, is_joined=not reason)
        for row in rows.itertuples()
    ]
    figure = paired_plot(
        pairs, first=before, second=view.label, is_reconstructed=view.is_reconstructed, is_broken=bool(reason)
    )
    shown = rows.assign(
        option_label=[view.wording.label(item, option) for option in rows["option"]],
        flag=rows["flag"].fillna(""),
    )
    return Picture(
        id=slug("change", rows["from_wave"].iloc[0], view.name, item),
        title=f"{view.wording.question(item)} ({before} and {view.label})",
        summary=_summary(shown, reason, before, view.label),
        figure=figure if rows["to_share"].notna().any() else None,
        rows=rows_of(records(shown), "trends", ["option_label", *TABLES["trends"].types]),
        note=f"Break in series: {reason}. The two waves stand side by side, no change is computed."
        if reason
        else "",
    )


def _summary(rows: pd.DataFrame, reason: str, before: str, after: str) -> str:
    if reason:
        return f"{before} and {after} must not be compared: {reason}."
    parts = [
        f"{row.option_label} {percent(row.from_share)} to {percent(row.to_share)}, "
        f"change {decimal(100 * row.change, places=0)} points"
        for row in rows.itertuples()
        if row.change == row.change
    ]
    return f"From {before} to {after}: {'; '.join(parts) or 'no change can be told'}."


def benchmark_picture(view: WaveView) -> Picture | None:
    """Published figures of a wave beside the computed ones; None where nothing was published."""
    rows = view.frames["benchmarks"]
    if rows.empty:
        return None
    words = view.wording
    rows = rows.assign(
        item_label=[words.question(item) for item in rows["item"]],
        option_label=[words.label(*key) for key in zip(rows["item"], rows["option"], strict=True)],
        banner_option_label=[
            words.banner_option(*key) for key in zip(rows["banner"], rows["banner_option"], strict=True)
        ],
        note=rows["note"].fillna(""),
        flag=rows["flag"].fillna(""),
    )
    verdicts = rows["verdict"].value_counts()
    said = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items())
    figure = paired_plot(
        [_benchmark(row) for row in rows.itertuples()],
        first="published",
        second="computed, with interval",
        is_reconstructed=view.is_reconstructed,
    )
    columns = ["item_label", "option_label", "banner_option_label", *TABLES["benchmarks"].types]
    return Picture(
        id=slug(view.name, "published"),
        title=f"Published against computed ({view.label})",
        summary=f"{len(rows)} published figures: {said}.",
        figure=figure,
        rows=rows_of(records(rows), "benchmarks", columns),
        note=f"{len(rows)} published figures: {said}. Reproduced: within half a point, as figures are rounded.",
    )


def _benchmark(row) -> Pair:  # type: ignore[no-untyped-def]
    who = "" if row.banner == TOTAL else f" · {row.banner_option_label}"
    name = f"{'' if row.verdict == 'reproduced' else '≠ '}{row.option_label}{who}"
    numbers = (row.published_share, row.computed_share, row.share_low, row.share_high)
    first, second, low, high = (nan if value is None else value for value in numbers)
    return Pair(name, first, second, low, high, is_joined=False, remark=row.verdict)
