"""The trail of one row of any published table: what it rests on, and what each of its numbers is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.contract import Table
from pipeline.report.explain import Trail, group_words
from pipeline.report.formulas import filled
from pipeline.report.table_rows import Row
from pipeline.report.trail import Fact, item_trails, universe_words, wave_trail
from pipeline.report.wave_view import WaveView
from pipeline.report.words import EVIDENCE_WORDS, flag_words, is_missing

WHERE = ("study", "wave")
SAID = (*WHERE, "weighting", "universe", "banner", "banner_option", "evidence", "flag")


def explain_row(view: WaveView, table: Table, row: Row) -> Trail:
    """The trail of one row of `table`, which the wave of `view` has or takes part in."""
    named = [column for column in table.key if column not in WHERE and not column.endswith("_order")]
    key = [f"{column} {row[column]}" for column in named if row[column] != ""]
    facts = [
        *wave_trail(view, weighting=row.get("weighting") or None),
        *_items(view, table, row),
        *_earlier(view, row),
        *_people(view, row),
        *_columns(table, row),
        *((name.capitalize(), text + (f" ({source})" if source else ""))
          for name, text, source in filled(table.name, row)),
        *_standing(row),
    ]  # fmt: skip
    return Trail(f"{table.name}: {', '.join(key)}", tuple(facts), view.is_reconstructed)


def _items(view: WaveView, table: Table, row: Row) -> Iterator[Fact]:
    """Where the items that the row is about come from; with several, each is named."""
    known = {one["item"] for one in view.rows["items"]}
    named = [row[column] for column in table.key if row[column] in known]
    trails = item_trails(view, named, view.rows["items"])
    for name, facts in trails.items():
        yield from ((f"{name}: {what}" if len(trails) > 1 else what, words) for what, words in facts)


def _earlier(view: WaveView, row: Row) -> Iterator[Fact]:
    if row.get("from_wave"):
        command = f"survey explain {view.study.name} --wave {row['from_wave']} --item ITEM --option CODE"
        yield "Earlier wave", f"{row['from_wave']}; `{command}` has its trail"


def _people(view: WaveView, row: Row) -> Iterator[Fact]:
    if "universe" in row:
        yield "Universe", universe_words(view, row["universe"])
    if "banner" in row and "banner_option" in row:
        yield "Group", group_words(view, row)


def _columns(table: Table, row: Row) -> Iterator[Fact]:
    """Each number and word of the row with what the contract says it is."""
    for column in table.columns:
        value = row[column.name]
        if column.name not in {*table.key, *SAID} and value != "" and not is_missing(value):
            word = f"{value:.6g}" if isinstance(value, float) else str(value)
            yield column.name, f"{word}: {column.description}"


def _standing(row: Row) -> Iterator[Fact]:
    if row.get("evidence"):
        yield "Rests on", EVIDENCE_WORDS.get(row["evidence"], str(row["evidence"]))
    if note := flag_words(row.get("flag", ""), said=()):
        yield "Note", note
