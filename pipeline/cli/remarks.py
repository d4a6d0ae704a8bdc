"""What a row's flags and evidence say, in a few words beside its number."""

from __future__ import annotations

WORDS = {
    "low_base": "low base",
    "suppressed": "not shown: base under 5",
    "suppressed_secondary": "not shown: would give another cell away",
    "boundary": "nobody or everybody",
    "lonely_psu": "one PSU in a stratum: no error",
    "not_estimable": "not estimable",
    "not_converged": "not converged",
    "series_break": "series break",
}
HIDDEN_MEAN = "not shown: base under 5, or money that would tell of one company"
OF_EVERY_ROW = frozenset({"model_based", "reconstructed"})  # said once, above the table
HIDDEN = frozenset({"suppressed", "suppressed_secondary"})


def flags_of(flag: object) -> tuple[str, ...]:
    """The flags of one row; a missing text has none."""
    return tuple(flag.split()) if isinstance(flag, str) else ()


def remark(flag: object, evidence: object = "observed", *, of_means: bool = False) -> str:
    """As in "low base, assumed": what is special about one row; `of_means`: a mean, which may be one of money."""
    words = {**WORDS, "suppressed": HIDDEN_MEAN} if of_means else WORDS
    said = [words.get(one, one) for one in flags_of(flag) if one not in OF_EVERY_ROW]
    if evidence in ("pinned", "assumed"):
        said.append("published figure" if evidence == "pinned" else "assumed")
    return ", ".join(said)


def is_weak(flag: object) -> bool:
    """Whether a row should be drawn faintly."""
    return bool({"low_base", *HIDDEN} & set(flags_of(flag)))
