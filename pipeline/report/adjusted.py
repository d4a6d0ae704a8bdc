"""Whether groups differ by what they are or by who is in them: shares as they are, at one mix, drawn together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.paired_plot import Pair, paired_plot
from pipeline.report.picture import Picture, joined_title, rows_of
from pipeline.report.table_rows import Row, grouped, matching, records
from pipeline.report.topics import headline_options
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import plain_name
from pipeline.report.words import percent

Adjusted = Mapping[tuple[str, str, str], Sequence[Row]]  # by item, option and banner


def adjusted_rows(view: WaveView, items: Sequence[str]) -> Adjusted:
    """The rows of these items among everybody, under the headline weighting, that have an adjusted share."""
    table = matching(view.columns("adjusted_rates"), item=items, universe=EVERYBODY, weighting=view.weighting)
    found = grouped(records(table), "item", "option", "banner")
    return {key: rows for key, rows in found.items() if _says_more(rows)}  # type: ignore[misc]


def adjusted_picture(view: WaveView, adjusted: Adjusted, item: str, banner: str) -> Picture | None:
    """An item's headline option by a banner, raw beside adjusted; None where nothing was adjusted."""
    option = next(iter(headline_options(view, item)), "")
    rows = adjusted.get((item, option, banner), ())
    if not rows:
        return None
    words = view.wording
    shown = [
        row
        | {
            "item_label": words.question(item),
            "option_label": words.label(item, option),
            "banner_option_label": words.banner_option(banner, row["banner_option"]),
        }
        for row in _in_order(view, item, banner, rows)
    ]
    mix = plain_name(next((row["mix"] for row in shown if row["mix"]), ""))
    question = joined_title(words.question(item), f"by {words.banner(banner)}")
    return Picture(
        id=slug(view.name, item, "adjusted", banner),
        title=f"{words.label(item, option)}: {question}, adjusted ({view.label})",
        summary=_summary(shown, mix),
        figure=paired_plot(
            [_pair(row) for row in shown],
            first="as it is",
            second=f"at everybody’s mix of {mix}" if mix else "",
            third="drawn towards the other groups",
            is_reconstructed=view.is_reconstructed,
        ),
        rows=rows_of(
            shown,
            "adjusted_rates",
            ["item_label", "option_label", "banner_option_label", *TABLES["adjusted_rates"].types],
        ),
        note=_summary(shown, mix),
    )


def _says_more(rows: Sequence[Row]) -> bool:
    return any(not isnan(row["standardized_share"]) or not isnan(row["shrunken_share"]) for row in rows)


def _in_order(view: WaveView, item: str, banner: str, rows: Sequence[Row]) -> list[Row]:
    """Groups in the codebook's order."""
    cells = view.cells_of(item).get((EVERYBODY, banner), ())
    places = {row["banner_option"]: place for place, row in enumerate(cells)}
    return sorted(rows, key=lambda row: places.get(row["banner_option"], len(places)))


def _pair(row: Row) -> Pair:
    return Pair(
        row["banner_option_label"],
        row["share"],
        row["standardized_share"],
        row["standardized_low"],
        row["standardized_high"],
        is_joined=False,
        third=row["shrunken_share"],
    )


def _summary(rows: Sequence[Row], mix: str) -> str:
    raw = _spread(rows, "share")
    same = _spread(rows, "standardized_share")
    drawn = _spread(rows, "shrunken_share")
    parts = [f"As they are the groups range from {raw}"] if raw else []
    parts += [f"had every group everybody’s mix of {mix}, from {same}"] if same else []
    parts += [f"drawn together as far as their bases allow, from {drawn}"] if drawn else []
    return f"{'; '.join(parts)}.{_leader(rows, mix) if same else ''}"


def _leader(rows: Sequence[Row], mix: str) -> str:
    raw, same = (
        max((row for row in rows if not isnan(row[column])), key=lambda row: row[column])[
            "banner_option_label"
        ]
        for column in ("share", "standardized_share")
    )
    if raw == same:
        return (
            f" {raw} has the largest share as it is, and at everybody’s mix too: {mix} does not explain it."
        )
    return f" {raw} has the largest share as it is, at everybody’s mix of {mix} {same} has."


def _spread(rows: Sequence[Row], column: str) -> str:
    shares = [row[column] for row in rows if not isnan(row[column])]
    return f"{percent(min(shares))} to {percent(max(shares))}" if shares else ""
