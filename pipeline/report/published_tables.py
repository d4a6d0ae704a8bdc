"""Published tables that stand in the report without a picture: a sentence, and the rows behind a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan

from pipeline.contract import TABLES
from pipeline.report.breakdowns import slug
from pipeline.report.picture import Picture, rows_of
from pipeline.report.table_rows import Row
from pipeline.report.topics import step_items
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, Wording, plain_name
from pipeline.report.words import decimal, percent, whole

WORDS = {  # column with a code -> column with its words
    "option": "option_label",
    "other_option": "other_option_label",
    "banner_option": "banner_option_label",
    "item": "item_label",
    "outcome": "outcome_label",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a table stands in the report: its title, which of its rows, and what they say in a sentence."""

    table: str
    title: str
    say: Callable[[Sequence[Row]], str]
    number: str = ""  # the column without which there is nothing to show; empty: say why there is none
    keep: Callable[[Row], bool] = bool
    is_headline_only: bool = True
    is_of_score: bool = False  # then a banner of the score's own steps says nothing


def wave_tables(view: WaveView, shown: Sequence[Shown]) -> list[Picture]:
    """The tables of a wave that have rows, by its headline weighting."""
    found = []
    steps = step_items(view.study, view.wave)
    for one in shown:
        rows = [
            row
            for row in view.rows[one.table]
            if one.keep(row)
            and not (one.is_of_score and row["banner"] in steps)
            and (not one.is_headline_only or row.get("weighting", view.weighting) == view.weighting)
        ]
        found += table_pictures(one, view.wording, rows, view.name, view.label)
    return found


def table_pictures(
    one: Shown, wording: Wording, rows: Sequence[Row], place: str, label: str
) -> list[Picture]:
    """One table as a list of one, empty where it has no rows. `place` is its part of the address."""
    if not rows or (one.number and all(isnan(row[one.number]) for row in rows)):
        return []
    worded = [row | _words(wording, row) for row in rows]
    columns = [*(words for code, words in WORDS.items() if code in rows[0]), *TABLES[one.table].types]
    return [
        Picture(
            id=slug("table", place, one.table),
            title=f"{one.title} ({label})" if label else one.title,
            summary=one.say(worded),
            figure=None,
            rows=rows_of(worded, one.table, list(dict.fromkeys(columns))),
            is_table=True,
        )
    ]


def _words(wording: Wording, row: Row) -> Row:
    item = row.get("item", "")
    said = {
        "item": wording.question,
        "outcome": wording.question,
        "option": lambda code: wording.label(item, code),
        "other_option": lambda code: wording.label(item, code),
        "banner_option": lambda code: wording.banner_option(row["banner"], code),
    }
    return {WORDS[code]: say(row[code]) if row[code] else "" for code, say in said.items() if code in row}


def _totals(rows: Sequence[Row]) -> str:
    known = [row for row in rows if not isnan(row["total"]) and row["banner"] == TOTAL]
    if not known:
        return "How many of the population each answer stands for; every total is suppressed."
    most = max(known, key=lambda row: row["total"])
    interval = "" if isnan(most["low"]) else f" ({whole(most['low'])} to {whole(most['high'])})"
    return (
        "How many of the population each answer stands for, by the grossing weight. The largest: "
        f"{most['option_label']}, {whole(most['total'])}{interval}."
    )


def _pairs(rows: Sequence[Row]) -> str:
    sure = [row for row in rows if row["p_adjusted"] < 0.05]
    if not sure:
        return f"None of {len(rows)} pairs of options of one question differs beyond chance."
    row = max(sure, key=lambda row: abs(row["difference"]))
    more, less = ("option_label", "other_option_label")
    if row["difference"] < 0:
        more, less = less, more
    return (
        f"Of {len(rows)} pairs of options, {len(sure)} differ beyond chance, the same respondents answering both. "
        f"Furthest apart: {row[more]} is chosen more often than {row[less]}, by "
        f"{decimal(100 * abs(row['difference']), places=0)} points."
    )


def _measurement(rows: Sequence[Row]) -> str:
    differ = list(dict.fromkeys(plain_name(row["banner"]) for row in rows if row["is_different"] is True))
    if differ:
        return f"The score’s items do not go together alike in the groups of {' and '.join(differ)}."
    return "Nothing shows that the score’s items go together differently in some group."


def _models(rows: Sequence[Row]) -> str:
    names = dict.fromkeys(row["model"] for row in rows)
    return f"{len(rows)} terms of regressions ({', '.join(map(plain_name, names))}), from no controls to all."


def _homogeneity(rows: Sequence[Row]) -> str:
    tested = [row for row in rows if not isnan(row["q_p_value"])]
    differ = [row for row in tested if row["q_p_value"] < 1 - row["confidence"]]
    simpson = (
        " In some the sign turns (Simpson’s paradox)."
        if any(row["is_simpson"] is True for row in rows)
        else ""
    )
    return (
        f"Whether groups share one correlation: in {len(differ)} of {len(tested)} comparisons they do not."
        f"{simpson}"
    )


def _robustness(rows: Sequence[Row]) -> str:
    return (
        f"{len(rows)} checks of how each correlation stands up to resampling, outliers, unmeasured confounders and "
        "the analyst’s choices."
    )


def _matches(rows: Sequence[Row]) -> str:
    parts = [f"{row['outcome_label']}: {percent(row['match_rate'])}" for row in rows]
    return f"Companies of the wave that were found in the archival file: {'; '.join(parts)}."


def _trend_tests(rows: Sequence[Row]) -> str:
    tested = [row for row in rows if not isnan(row["p_adjusted"])]
    if not tested:
        return "No trend over three waves or more can be told: " + (
            next((row["break_reason"] for row in rows if row["break_reason"]), "too few waves in one series")
            + "."
        )
    sure = [row for row in tested if row["p_adjusted"] < 0.05]
    if not sure:
        return f"None of {len(tested)} rates has a trend over three waves or more beyond chance."
    row = max(sure, key=lambda row: abs(row["slope"]))
    return (
        f"{len(sure)} of {len(tested)} rates have a trend beyond chance. The steepest: {row['option_label']} "
        f"({row['item_label']}), {decimal(100 * row['slope'], places=1)} points a wave."
    )


def _decompositions(rows: Sequence[Row]) -> str:
    known = [row for row in rows if not isnan(row["change"])]
    if not known:
        reason = next((row["break_reason"] for row in rows if row["break_reason"]), "shares are suppressed")
        return f"What of a change is another mix of respondents cannot be told: {reason}."
    return (
        "How much of each change is that companies answered differently (rate), and how much that other companies "
        "were asked (mix); the parts of a banner add up to the change."
    )


def _order(_rows: Sequence[Row]) -> str:
    return "Paths from an earlier to a later wave, of companies in both. No path is a cause."


ADOPTION = (
    Shown(
        "option_pairs",
        "Which option is chosen more often",
        _pairs,
        "difference",
        lambda row: row["universe"] == EVERYBODY,
    ),
    Shown(
        "totals",
        "How many of the population that is",
        _totals,
        "total",
        lambda row: (row["universe"], row["banner"]) == (EVERYBODY, TOTAL),
        is_headline_only=False,
    ),
)
OUTCOMES = (
    Shown("homogeneity", "Do groups share one correlation", _homogeneity, "q", is_of_score=True),
    Shown("models", "Regressions on the score", _models, "estimate"),
    Shown("robustness", "How robust each correlation is", _robustness, "estimate"),
    Shown("outcome_matches", "How archival outcomes were joined", _matches, "match_rate"),
)
QUALITY = (
    Shown(
        "measurement",
        "Does the score measure the same in every group",
        _measurement,
        "estimate",
        is_of_score=True,
    ),
)
TREND_TESTS = Shown("trend_tests", "Trends over three waves or more", _trend_tests)
DECOMPOSITIONS = Shown("decompositions", "What of a change is mix, and what is rate", _decompositions)
ORDER = Shown("order_in_time", "What came first", _order, "estimate")
