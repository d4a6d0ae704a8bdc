"""Waves: what they expect and exclude, and what items say about them."""

from __future__ import annotations

from datetime import date

from pipeline.codebook.model import ItemType, Study
from pipeline.codebook.references import References

ANSWERED = frozenset({ItemType.SINGLE, ItemType.ORDINAL, ItemType.NUMBER})


def check_waves(study: Study, references: References) -> None:
    """Note days that do not exist, items of waves that did not ask, and rules about unknown items."""
    reading = references.reading
    for name, wave in reading.written.waves.items():
        try:
            date.fromisoformat(wave.expected_on or "2000-01-01")
        except ValueError:
            reading.report(
                ("waves", name, "expected_on"), f'found "{wave.expected_on}"; there is no such day'
            )
    for name, item in reading.written.items.items():
        for wave_name in item.by_wave or {}:
            if item.waves is not None and wave_name not in item.waves:
                path = ("items", name, "by_wave", wave_name)
                reading.report(
                    path, f"`waves` says that {wave_name} did not ask it; add it there or remove it here"
                )
    _check_straightline(references)
    for place, figure in enumerate(study.published):
        asked = {item.name: item.in_wave for item in study.wave(figure.wave).items}
        if asked.get(figure.item) is False:
            reading.report(
                ("published", place), f"the wave {figure.wave} did not ask {figure.item}; correct one of them"
            )


def _check_straightline(references: References) -> None:
    written = references.reading.written
    places = {("exclude",): written.exclude} | {
        ("waves", name, "exclude"): w.exclude for name, w in written.waves.items()
    }
    for path, rules in places.items():
        for place, rule in enumerate(rules or ()):
            for item in () if isinstance(rule, str) else rule.straightline or ():
                named = references.named(item, (*path, place), "item")
                if named is not None and named.type not in ANSWERED:
                    references.reading.report(
                        (*path, place),
                        f"{item} is of type {named.type}; straightlining needs one answer an item",
                    )
