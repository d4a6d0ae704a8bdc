"""Waves: what the study says for all of them, overridden by what a wave says for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.codebook.exclusions import read_disposition, read_exclude
from pipeline.codebook.model import Design, Item, Provenance, Replication, Sample, Wave, Weight, Weighting
from pipeline.codebook.nonresponse import read_nonresponse
from pipeline.codebook.options import read_text
from pipeline.codebook.reading import Reading
from pipeline.codebook.targets import read_targets
from pipeline.codebook.values import Path

ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Said:
    """What holds for a wave: its own word, or the study's."""

    wave: str
    reading: Reading

    def value(self, key: str) -> Any:
        """What is written under the key; None where nothing is, or where the wave says `absent`."""
        value = getattr(
            self.reading.written.waves[self.wave] if self.is_own(key) else self.reading.written, key
        )
        return None if value == ABSENT else value

    def path(self, key: str) -> Path:
        """Where it is written."""
        return ("waves", self.wave, key) if self.is_own(key) else (key,)

    def is_own(self, key: str) -> bool:
        """Whether the wave itself says it."""
        own = self.reading.written.waves.get(self.wave)
        return own is not None and key in own.model_fields_set


def read_wave(name: str, items: tuple[Item, ...], reading: Reading) -> Wave:
    """The wave with all that holds for it; "" is the wave of which the codebook says nothing."""
    said, own = Said(name, reading), reading.written.waves.get(name)
    return Wave(
        name=name,
        label=read_text(own.label if own else None),
        series_break=own.series_break if own else None,
        expected_on=own.expected_on if own else None,
        provenance=Provenance(said.value("provenance") or Provenance.RESPONDENTS),
        population=said.value("population") or "",
        sample=Sample(said.value("sample") or Sample.NONPROBABILITY),
        source=said.value("source") or "",
        respondent_id=said.value("respondent_id"),
        company_id=said.value("company_id"),
        design=_design(said),
        weights=_weights(said),
        targets=read_targets(said.value("targets"), reading, said.path("targets")),
        weighting=_weighting(said),
        nonresponse=read_nonresponse(said.value("nonresponse"), reading, said.path("nonresponse")),
        exclude=read_exclude(said.value("exclude"), reading, said.path("exclude")),
        disposition=read_disposition(said.value("disposition"), reading, said.path("disposition")),
        duration=said.value("duration"),
        meta=said.value("meta"),
        items=items,
    )


def missing_in(name: str, reading: Reading) -> dict[str, str]:
    """Cell to reason for all items of a wave: the study's, and the wave's own on top."""
    own = reading.written.waves.get(name)
    return {**(reading.written.missing or {}), **((own.missing if own else None) or {})}


def _design(said: Said) -> Design:
    design = said.value("design")
    if not design:
        return Design()
    found = design.replicates
    replication = found and Replication(
        found.method,
        found.columns or (),
        found.prefix or "",
        found.fay,
        found.replicates,
        found.scale,
        found.rscales or (),
    )
    return Design(
        design.strata, design.psu, design.fpc, design.second_stage, design.lonely, replication or None
    )


def _weighting(said: Said) -> Weighting:
    written = said.value("weighting")
    return Weighting(written.method, tuple(written.bounds), written.cap) if written else Weighting()


def _weights(said: Said) -> tuple[Weight, ...]:
    weights = []
    for name, weight in (said.value("weights") or {}).items():
        column = weight if isinstance(weight, str) else weight.by_wave.get(said.wave, weight.column)
        if column != ABSENT:
            weights.append(Weight(name, column))
    return tuple(weights)
