"""Which respondents are not kept, and how an interview's end is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.codebook.model import Disposition, Exclude, FrozenMapping
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written_wave import WrittenDisposition, WrittenExclude, WrittenRule

NO_INTERVIEW = ("refusal", "non_contact", "other_nonresponse", "unknown_eligibility")
ENDS = ("complete", "partial", "screened_out", *NO_INTERVIEW)


def read_exclude(written: WrittenExclude | None, reading: Reading, path: Path) -> Exclude:
    """The rules; one that is said twice, and an entry that is not one rule, are noted."""
    rules: dict[str, Any] = {}
    for place, rule in enumerate(written or ()):
        said = _rules_in(rule)
        if len(said) != 1 and not reading.is_lost("exclude"):
            reading.report(
                (*path, place), "a rule is one word, or one `key: value`; write each as its own entry"
            )
        for key in said.keys() & rules.keys():
            reading.report((*path, place), f"the rule {key} is here twice; remove one")
        rules |= said
    dispositions = tuple(key for key, value in rules.items() if value is None)
    return Exclude(
        dispositions, rules.get("speeder"), rules.get("duplicate"), tuple(rules.get("straightline") or ())
    )


def read_disposition(written: WrittenDisposition | None, reading: Reading, path: Path) -> Disposition | None:
    """Cell to meaning; a cell with two meanings is noted."""
    if written is None:
        return None
    meaning: dict[str, str] = {}
    for end in ENDS:
        for cell in getattr(written, end):
            if meaning.setdefault(cell, end) != end:
                reading.report((*path, end), f'"{cell}" stands under {meaning[cell]} as well; list it once')
    return Disposition(written.column, FrozenMapping(meaning))


def _rules_in(rule: str | WrittenRule) -> dict[str, Any]:
    if isinstance(rule, str):
        return {rule: None}
    said = {"speeder": rule.speeder, "duplicate": rule.duplicate, "straightline": rule.straightline}
    return {key: value for key, value in said.items() if value is not None}
