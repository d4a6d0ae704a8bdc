"""The trail of one published number, as `survey explain` prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

from pipeline.report.formulas import filled
from pipeline.report.table_rows import Row
from pipeline.report.trail import Fact, item_trail, universe_words, wave_trail
from pipeline.report.wave_view import WaveView
from pipeline.report.wording import TOTAL
from pipeline.report.words import EVIDENCE_WORDS, flag_words, percent, whole


@dataclass(frozen=True, slots=True)
class Trail:
    """What the number is, and the facts behind it in the order in which they made it."""

    number: str
    facts: tuple[Fact, ...]
    is_reconstructed: bool


def explain_rate(view: WaveView, row: Row) -> Trail:
    """The trail of one row of `rates`."""
    number = f"{view.wording.question(row['item'])} {view.wording.label(row['item'], row['option'])}"
    return _trail(view, "rates", row, number, row["item"])


def explain_correlation(view: WaveView, row: Row) -> Trail:
    """The trail of one row of `correlations`."""
    number = f"{row['score']} and {view.wording.question(row['outcome'])} ({row['method']})"
    trail = _trail(view, "correlations", row, number, row["score"])
    held = [("Held constant", row["controls"].replace(",", ", "))] if row["controls"] else []
    seed = [("Seed", f"{view.study.analysis.seed}, of whatever is drawn at random")]
    outcome = [
        (f"Outcome: {what}", said) for what, said in item_trail(view, row["outcome"], view.rows["items"])
    ]
    note = [("Said of it", row["note"])] if row["note"] else []
    outcome += _archival(view, row["outcome"])
    return Trail(trail.number, (*trail.facts, *held, *seed, *note, *outcome), trail.is_reconstructed)


def _archival(view: WaveView, outcome: str) -> list[Fact]:
    """Where an archival outcome comes from, and how well it matched."""
    return [
        (
            "Outcome: File",
            f"data/raw/{view.study.name}/{row['file']}, sha256 {row['sha256']}; {row['unit'] or 'no unit'}, "
            f"{whole(row['year'])}, transformation: {row['transformation']}; {percent(row['match_rate'])} of the wave’s "
            "companies matched",
        )
        for row in view.rows["outcome_matches"]
        if row["outcome"] == outcome
    ]


def _trail(view: WaveView, kind: str, row: Row, number: str, item: str) -> Trail:
    facts = [
        *wave_trail(view, weighting=row["weighting"]),
        *item_trail(view, item, view.rows["items"]),
        ("Universe", universe_words(view, row["universe"])),
        ("Group", group_words(view, row)),
        *_counts(row),
        *(
            (name.capitalize(), text + (f" ({source})" if source else ""))
            for name, text, source in filled(kind, row)
        ),
        ("Rests on", EVIDENCE_WORDS.get(row["evidence"], str(row["evidence"]))),
    ]
    note = flag_words(row["flag"], said=())
    return Trail(number, (*facts, *([("Note", note)] if note else [])), view.is_reconstructed)


def group_words(view: WaveView, row: Row) -> str:
    """Whom a row's column holds."""
    if row["banner"] == TOTAL:
        return "everybody in the universe"
    words = view.wording.banner_option(row["banner"], row["banner_option"])
    return f"{view.wording.banner(row['banner'])} is {words}"


def _counts(row: Mapping[str, object]) -> list[Fact]:
    """Unweighted, weighted and effective numbers, those that the row has."""
    named = {
        "unweighted_count": "Unweighted count",
        "unweighted_base": "Unweighted base",
        "weighted_count": "Weighted count",
        "weighted_base": "Weighted base",
        "effective_base": "Effective base",
    }
    return [(words, _number(row[column])) for column, words in named.items() if column in row]


def _number(value: object) -> str:
    number = float(value) if isinstance(value, int | float) else float("nan")
    return whole(number) if isnan(number) or number % 1 == 0 else f"{number:,.2f}"
