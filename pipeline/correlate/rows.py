"""What every row of the stage's tables says of itself: place, evidence, flags, and the words on reconstructions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.codebook.model import Provenance, Wave
from pipeline.correlate.cases import Place
from pipeline.frame.build import Frame
from pipeline.frame.evidence import evidence_of
from pipeline.frame.flags import LOW_BASE_UNDER, SUPPRESSED_UNDER, is_suppressed, wave_flags
from pipeline.frame.suppression import hidden_in
from pipeline.stats.correlation import Correlation

ASSUMPTION = "its strength is an assumption of the reconstruction"
NUMBERS = "estimate std_error low high statistic df p_value effective_base".split()


def placed(place: Place) -> dict[str, object]:
    """Universe, banner and banner option."""
    return dict(zip(("universe", "banner", "banner_option"), place, strict=True))


def words(wave: Wave, own: str = "") -> str:
    """The note of a row: its own words, and whose assumption a reconstruction's number is."""
    said = [own] if own else []
    said += [ASSUMPTION] if wave.provenance is Provenance.RECONSTRUCTED else []
    return "; ".join(said)


def flags(wave: Wave, *, base: float = LOW_BASE_UNDER, own: str | None = None) -> str:
    """The flags of a row that is shown, its base's first."""
    low = ("low_base",) if base < LOW_BASE_UNDER else ()
    return " ".join((*low, *(own or "").split(), *wave_flags(wave)))


def lost(own: str | None, *numbers: float) -> str | None:
    """The word for why one of these numbers of a row is missing: the row's own, else `not_estimable`; None: none is."""
    return own or ("not_estimable" if np.isnan(numbers).any() else None)


def hidden_words(frame: Frame, bases: Sequence[float], contributors: Sequence[float]) -> list[str]:
    """Why each column of the tables is hidden: `suppressed`, `suppressed_secondary`, or "" where it is shown."""
    hidden = hidden_in(frame, np.asarray(bases), is_suppressed(np.asarray(contributors)))
    words_of = np.where(hidden.secondary, "suppressed_secondary", "")
    return np.where(hidden.primary, "suppressed", words_of).tolist()


def suppressed(wave: Wave, word: str = "suppressed") -> dict[str, object]:
    """What a row says whose numbers may not be shown."""
    return {
        "evidence": evidence_of(wave),
        "flag": " ".join((word, *wave_flags(wave))),
        "note": words(wave),
    }


def is_hidden(contributors: float) -> bool:
    """Whether too few respondents or companies stand behind a row."""
    return contributors < SUPPRESSED_UNDER


def unvarying(names: Sequence[str], values: Sequence[np.ndarray]) -> str:
    """The words that name which of two variables is constant among these respondents."""
    constant = [name for name, one in zip(names, values, strict=True) if len(one) and not np.ptp(one)]
    if not constant:
        return ""
    verb = "does" if len(constant) == 1 else "do"
    return f"{' and '.join(map(repr, constant))} {verb} not vary among these respondents"


def correlation_row(
    wave: Wave, found: Correlation, *, base: int, confidence: float, note: str = ""
) -> dict[str, object]:
    """The columns that a correlation fills."""
    return {
        "evidence": evidence_of(wave),
        "confidence": confidence,
        "unweighted_base": base,
        **{name: getattr(found, name) for name in NUMBERS},
        "interval_method": found.interval_method,
        "flag": flags(wave, base=base, own=lost(found.flag, found.p_value)),
        "note": words(wave, note),
    }
