"""What changed between waves, with breaks in series marked, and published figures beside computed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isnan

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.paired_plot import Pair, paired_plot
from pipeline.report.picture import Picture, rows_of
from pipeline.report.table_rows import Row, grouped
from pipeline.report.topics import adoption_items, integration_items
from pipeline.report.wave_view import WaveView
from pipeline.report.wording import TOTAL
from pipeline.report.words import decimal, percent, verdict_words


def change_pictures(views: Sequence[WaveView], trends: Sequence[Row]) -> list[Picture]:
    """A picture per headline item and pair of waves, the latest pair first."""
    later = {view.name: view for view in views}
    found = grouped((row for row in trends if row["banner"] == TOTAL), "from_wave", "to_wave", "item")
    latest = list(later)
    waves = {(before, after) for before, after, _ in found}
    return [
        _change_picture(later[after], item, found[before, after, item])
        for before, after in sorted(waves, key=lambda pair: (latest.index(pair[1]), latest.index(pair[0])))
        for item in (*adoption_items(later[after]), *integration_items(later[after]))
        if (before, after, item) in found
    ]


def _change_picture(view: WaveView, item: str, rows: Sequence[Row]) -> Picture:
    words, first = view.wording, rows[0]["from_wave"]
    before = view.label_of(first)
    reason = next((row["break_reason"] for row in rows if row["break_reason"]), "")
    places = {row["option"]: place for place, row in enumerate(view.totals) if row["item"] == item}
    ordered = sorted(rows, key=lambda row: places.get(row["option"], len(places)))
    shown = [{**row, "option_label": words.label(item, row["option"])} for row in ordered]
    pairs = [
        Pair(row["option_label"], row["from_share"], row["to_share"], is_joined=not reason) for row in shown
    ]
    figure = paired_plot(
        pairs, first=before, second=view.label, is_reconstructed=view.is_reconstructed, is_broken=bool(reason)
    )
    broken = f"Break in series: {reason}. The two waves stand side by side, no change is computed."
    return Picture(
        id=slug("change", first, view.name, item),
        title=f"{words.question(item)} ({before} and {view.label})",
        summary=_summary(shown, reason, before, view.label),
        figure=None if all(isnan(row["to_share"]) for row in rows) else figure,
        rows=rows_of(shown, "trends", ["option_label", *TABLES["trends"].types]),
        note=broken if reason else "",
    )


def _summary(rows: Sequence[Row], reason: str, before: str, after: str) -> str:
    if reason:
        return f"{before} and {after} must not be compared: {reason}."
    parts = [
        f"{row['option_label']} {percent(row['from_share'])} to {percent(row['to_share'])}, "
        f"change {decimal(100 * row['change'], places=0)} points"
        for row in rows
        if not isnan(row["change"])
    ]
    return f"From {before} to {after}: {'; '.join(parts) or 'no change can be told'}."


def benchmark_picture(view: WaveView) -> Picture | None:
    """Published figures of a wave beside the computed ones; None where nothing was published."""
    words = view.wording
    rows = [
        {
            **row,
            "item_label": words.question(row["item"]),
            "option_label": words.label(row["item"], row["option"]),
            "banner_option_label": words.banner_option(row["banner"], row["banner_option"]),
        }
        for row in view.rows["benchmarks"]
    ]
    if not rows:
        return None
    verdicts = Counter(verdict_words(row["verdict"], row["flag"]) for row in rows).most_common()
    said = ", ".join(f"{count} {verdict}" for verdict, count in verdicts)
    figure = paired_plot(
        [_benchmark(row) for row in rows],
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
        rows=rows_of(rows, "benchmarks", columns),
        note=f"{len(rows)} published figures: {said}. Reproduced: within half a point, as figures are rounded.",
    )


def _benchmark(row: Row) -> Pair:
    who = "" if row["banner"] == TOTAL else f" · {row['banner_option_label']}"
    name = f"{'≠ ' if row['verdict'] in {'differs', 'irreconcilable'} else ''}{row['option_label']}{who}"
    numbers = (row["published_share"], row["computed_share"], row["share_low"], row["share_high"])
    return Pair(name, *numbers, is_joined=False, remark=verdict_words(row["verdict"], row["flag"]))
