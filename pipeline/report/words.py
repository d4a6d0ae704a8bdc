"""Numbers and their certainty in words."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, isnan

from pipeline.codebook.model import Sample

NO_NUMBER = "–"

FLAG_WORDS = {
    "low_base": "low base: 5 to 29 respondents",
    "suppressed": "suppressed: fewer than 5 respondents or companies, or money that would tell of one",
    "suppressed_secondary": "suppressed, so that another suppressed number cannot be worked out",
    "boundary": "nobody or everybody",
    "lonely_psu": "a stratum with one sampling unit: no standard error",
    "not_estimable": "cannot be estimated",
    "not_converged": "the estimate did not settle",
    "series_break": "break in series: do not compare",
    "model_based": "model-based interval",
    "reconstructed": "reconstruction",
}
HIDDEN = frozenset({"suppressed", "suppressed_secondary"})
OF_EVERY_ROW = ("model_based", "reconstructed")  # said once a page, not on each row

EVIDENCE_WORDS = {
    "observed": "respondents’ answers",
    "pinned": "set to a published figure",
    "assumed": "assumption of the reconstruction",
}


def is_missing(value: object) -> bool:
    """Whether a cell of a table holds nothing: None, NaN or pandas' NA."""
    return value is None or type(value).__name__ == "NAType" or (isinstance(value, float) and isnan(value))


def percent(share: float | None, *, sign: str = "%") -> str:
    """A share as a whole percentage, halves rounded up; a share that is not 0 never reads 0%."""
    if share is None or isnan(share):
        return NO_NUMBER
    rounded = floor(share * 100 + 0.5 + 1e-9)
    return f"<1{sign}" if rounded == 0 and share > 0 else f"{rounded}{sign}"


def decimal(value: float | None, *, places: int = 2) -> str:
    """A number with a true minus sign; a dash where there is none."""
    if value is None or isnan(value):
        return NO_NUMBER
    return f"{value:,.{places}f}".replace("-", "−")


def whole(value: float | None) -> str:
    """A count with thousands separated."""
    return NO_NUMBER if value is None or isnan(value) else f"{round(value):,}"


def percent_interval(low: float | None, high: float | None) -> str:
    """Both ends of a share's interval, as in "63% to 72%"; nothing where there is none."""
    if low is None or high is None or isnan(low) or isnan(high):
        return ""
    return f"{percent(low)} to {percent(high)}"


def interval_name(sample: Sample, confidence: float = 0.95) -> str:
    """What an interval is called: nobody may read a confidence interval into a non-probability sample."""
    kind = "confidence" if sample is Sample.PROBABILITY else "model-based"
    return f"{percent(confidence)} {kind} interval"


def flag_words(flag: str | None, *, said: Iterable[str] = OF_EVERY_ROW) -> str:
    """A row's flags in words, without those that were `said` already."""
    if is_missing(flag):
        return ""
    skipped = set(said)
    return "; ".join(FLAG_WORDS.get(word, word) for word in str(flag).split() if word not in skipped)


def verdict_words(verdict: str | None, flag: str | None) -> str:
    """A published figure's verdict; without one, why there is nothing to compare it with."""
    if verdict and not is_missing(verdict):
        return verdict
    is_hidden = not is_missing(flag) and HIDDEN & {*str(flag).split()}
    return "not comparable (hidden)" if is_hidden else "not comparable (not estimable)"


def strength(correlation: float) -> str:
    """Cohen's (1988) words for the size of a correlation; under 0.1 there is none to speak of."""
    size = abs(correlation)
    sign = "positive" if correlation > 0 else "negative"
    return next(
        (
            f"{word} {sign}"
            for limit, word in ((0.5, "large"), (0.3, "medium"), (0.1, "small"))
            if size >= limit
        ),
        "hardly any",
    )
