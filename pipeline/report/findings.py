"""The first screen: what was found and how sure it is, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from pipeline.report.breakdowns import slug
from pipeline.report.table_rows import Row
from pipeline.report.topics import adoption_items, headline_options, integration_items, shown_rows
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import decimal, interval_name, percent, percent_interval, strength, whole

MOST_ADOPTION, LEADING, SHORT = 2, 2, 140
METHODS = ("spearman", "pearson")  # of a headline; the first that there is
TOPIC = "Change"
CHANGE_WORDS = {
    "z_independent": "two samples; interval: z",
    "z_overlap": "with those in both waves; interval: z",
    "newcombe": "two samples; interval: Newcombe",
}
INTERVAL_WORDS = {
    "wilson": "Wilson",
    "design_wilson": "Wilson on the effective base",
    "fisher": "Fisher",
    "bonett_wright": "Bonett & Wright",
    "design_fisher": "Fisher, by the design",
    "replicate_fisher": "Fisher, replicate weights",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A number with its sentence; `about` is the picture that shows it."""

    number: str
    text: str
    certainty: str
    about: str
    topic: str
    low: str = ""
    high: str = ""
    base: str = ""
    p_value: str = ""
    rests_on: str = ""  # method of estimate, interval and test


def findings(view: WaveView, trends: Sequence[Row]) -> list[Finding]:
    """What a manager reads first: adoption, integration, what goes with it, and what changed."""
    return [*_adoption(view), *_integration(view), *_outcomes(view), *_change(view, trends)]


def _adoption(view: WaveView) -> list[Finding]:
    """The leading options of the first items."""
    return [
        finding
        for item in adoption_items(view)[:MOST_ADOPTION]
        for finding in _of_item(view, "Adoption", item, headline_options(view, item)[:LEADING])
    ]


def _integration(view: WaveView) -> list[Finding]:
    """The last and the first step of the headline item."""
    return [
        finding
        for item in integration_items(view)[:1]
        for finding in _of_item(view, "Integration", item, headline_options(view, item))
    ]


def _of_item(view: WaveView, topic: str, item: str, options: Sequence[str]) -> list[Finding]:
    rows = {row["option"]: row for row in shown_rows(view, item)}
    return [_share_finding(view, topic, rows[option]) for option in options]


def _share_finding(view: WaveView, topic: str, row: Row) -> Finding:
    name = interval_name(view.wave.sample, row["confidence"])
    sure = f"{name} {percent_interval(row['share_low'], row['share_high'])}"
    weak = ", a low base" if "low_base" in row["flag"] else ""
    return Finding(
        number=percent(row["share"]),
        text=f"{short(row['option_label'])} · {short(row['item_label'])}",
        certainty=f"{sure}; {_of_whom(row)} {whole(row['unweighted_base'])}{weak}",
        about=slug(view.name, row["item"]),
        topic=topic,
        low=percent(row["share_low"]),
        high=percent(row["share_high"]),
        base=whole(row["unweighted_base"]),
        rests_on=_method(row),
    )


def _method(row: Row) -> str:
    """As in "share; interval: Wilson" or "Spearman; interval: Bonett & Wright"."""
    what = row["method"].capitalize() if "method" in row else "share"
    name = INTERVAL_WORDS.get(row["interval_method"], plain_name(row["interval_method"]))
    return f"{what}; interval: {name}" if name else what


def _of_whom(row: Row) -> str:
    words = {"all": "all respondents,", "asked": "of those asked,", "answered": "of those who answered,"}
    return words.get(row["base_kind"], "base")


def _outcomes(view: WaveView) -> list[Finding]:
    """Score against each outcome among everybody."""
    rows = [
        row
        for row in view.correlations
        if (row["banner"], row["universe"]) == (TOTAL, EVERYBODY) and not isnan(row["estimate"])
    ]
    there = {row["method"] for row in rows}
    method = next((name for name in METHODS if name in there), None)
    made_up = "; its strength is an assumption of the reconstruction" if view.is_reconstructed else ""
    found = []
    for row in (row for row in rows if row["method"] == method):
        interval = f"{decimal(row['low'])} to {decimal(row['high'])}"
        score, outcome = plain_name(row["score"]), short(view.wording.question(row["outcome"]))
        name = f"{row['method'].capitalize()}, {interval_name(view.wave.sample, row['confidence'])}"
        found.append(
            Finding(
                number=decimal(row["estimate"]),
                text=f"{strength(row['estimate']).capitalize()} correlation of {score} with “{outcome}”",
                certainty=f"{name} {interval}; says nothing about what came first{made_up}",
                about=slug(view.name, "correlation", row["score"]),
                topic="Integration and outcomes",
                low=decimal(row["low"]),
                high=decimal(row["high"]),
                base=whole(row["unweighted_base"]),
                p_value=_p(row["p_adjusted"]),
                rests_on=_method(row),
            )
        )
    return found


def _last(view: WaveView, waves: Sequence[str]) -> str:
    """The latest of these waves; an item that the wave before left out is compared with an earlier one."""
    named = [wave.name for wave in view.study.waves]
    return max(waves, key=lambda wave: (named.index(wave) if wave in named else -1, wave))


def _change(view: WaveView, trends: Sequence[Row]) -> list[Finding]:
    """The largest sure change since the wave before, or why there is none to tell."""
    name = view.name
    rows = [row for row in trends if row["to_wave"] == name and row["banner"] == TOTAL]
    if not rows:
        return []
    last = _last(view, [row["from_wave"] for row in rows])
    before = view.label_of(last)
    broken = next(
        (row["break_reason"] for row in rows if row["break_reason"] and row["from_wave"] == last), ""
    )
    if broken:
        text = f"No change since {before} can be told: {short(broken)}"
        return [Finding("Break", text, "the two waves must not be compared", "change", TOPIC)]
    items = (*adoption_items(view), *integration_items(view))
    rows = [
        row for row in rows if row["item"] in items and not isnan(row["change"]) and row["p_adjusted"] < 0.05
    ]
    if not rows:
        text = f"No adoption or integration rate changed since {before} beyond chance"
        return [Finding("±0", text, "after adjustment for the number of tests", "change", TOPIC)]
    row = max(rows, key=lambda row: abs(row["change"]))
    words = f"{short(view.wording.label(row['item'], row['option']))}: change since {view.label_of(row['from_wave'])}"
    interval = f"{decimal(100 * row['low'], places=0)} to {decimal(100 * row['high'], places=0)}"
    return [
        Finding(
            number=f"{decimal(100 * row['change'], places=0)} points",
            text=words,
            certainty=f"{interval_name(view.wave.sample)} {interval} points",
            about="change",
            topic=TOPIC,
            low=decimal(100 * row["low"], places=0),
            high=decimal(100 * row["high"], places=0),
            base=f"{whole(row['from_base'])} and {whole(row['to_base'])}",
            p_value=_p(row["p_adjusted"]),
            rests_on=CHANGE_WORDS.get(row["method"], plain_name(row["method"])),
        )
    ]


def _p(value: float) -> str:
    return "<0.001" if value < 0.001 else decimal(value, places=3)


def short(text: str) -> str:
    """A text of at most one sentence's length; the rest stands where the item is shown."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"
