"""Waves: what the study says for all of them, overridden by what a wave says for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.codebook.model import (
    Design,
    Disposition,
    Exclude,
    FrozenMapping,
    Item,
    Provenance,
    Sample,
    Wave,
    Weight,
)
from pipeline.codebook.options import read_text
from pipeline.codebook.reading import Reading
from pipeline.codebook.targets import read_targets
from pipeline.codebook.values import Path

if TYPE_CHECKING:
    from pipeline.codebook.written_study import (
        WrittenDisposition,
        WrittenExclude,
        WrittenWave,
        WrittenWeights,
    )

ABSENT = "absent"


def read_wave(name: str, items: tuple[Item, ...], reading: Reading) -> Wave:
    """The wave with all that holds for it; "" is the wave of which the codebook says nothing."""
    study, own = reading.written, reading.written.waves.get(name)

    def said(key: str) -> Any:
        return getattr(own, key) if _says(own, key) else getattr(study, key)

    def path(key: str) -> Path:
        return ("waves", name, key) if _says(own, key) else (key,)

    def column(key: str) -> str | None:
        return None if said(key) == ABSENT else said(key)

    design = said("design")
    return Wave(
        name=name,
        label=read_text(own.label if own else None),
        series_break=own.series_break if own else None,
        expected_on=own.expected_on if own else None,
        provenance=Provenance(said("provenance") or Provenance.RESPONDENTS),
        population=said("population") or "",
        sample=Sample(said("sample") or Sample.NONPROBABILITY),
        source=said("source") or "",
        respondent_id=column("respondent_id"),
        company_id=column("company_id"),
        design=Design(design.strata, design.psu, design.fpc) if design else Design(),
        weights=_weights(said("weights"), name),
        targets=read_targets(said("targets"), reading, path("targets")),
        exclude=_exclude(said("exclude"), reading, path("exclude")),
        disposition=_disposition(said("disposition"), reading, path("disposition")),
        duration=column("duration"),
        meta=said("meta"),
        items=items,
    )


def missing_in(name: str, reading: Reading) -> dict[str, str]:
    """Cell to reason for all items of a wave: the study's, and the wave's own on top."""
    own = reading.written.waves.get(name)
    return {**(reading.written.missing or {}), **((own.missing if own else None) or {})}


def _says(own: WrittenWave | None, key: str) -> bool:
    return own is not None and key in own.model_fields_set


def _weights(written: WrittenWeights | None, wave: str) -> tuple[Weight, ...]:
    weights = []
    for name, weight in (written or {}).items():
        column = weight if isinstance(weight, str) else weight.by_wave.get(wave, weight.column)
        if column != ABSENT:
            weights.append(Weight(name, column))
    return tuple(weights)


def _exclude(written: WrittenExclude | None, reading: Reading, path: Path) -> Exclude:
    dispositions: dict[str, None] = {}
    rules: dict[str, Any] = {}
    for place, rule in enumerate(written or ()):
        said = (
            {rule: None}
            if isinstance(rule, str)
            else {key: getattr(rule, key) for key in rule.model_fields_set}
        )
        if len(said) != 1:
            reading.report(
                (*path, place), "a rule is one word or one `key: value`; write each as its own entry"
            )
        for key, value in said.items():
            if key in rules or key in dispositions:
                reading.report((*path, place), f"the rule {key} stands here twice; remove one")
            elif value is None:
                dispositions[key] = None
            else:
                rules[key] = value
    return Exclude(tuple(dispositions), **rules)


def _disposition(written: WrittenDisposition | None, reading: Reading, path: Path) -> Disposition | None:
    if written is None or written == ABSENT:
        return None
    meaning: dict[str, str] = {}
    for word in ("complete", "partial", "screened_out"):
        for cell in getattr(written, word):
            if meaning.setdefault(cell, word) != word:
                reading.report((*path, word), f'"{cell}" means {meaning[cell]} as well; list it once')
    return Disposition(written.column, FrozenMapping(meaning))
