"""The written study → the frozen `Study`, in the order in which a codebook is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.codebook.analysis import read_analysis, read_outcome_files, read_published_correlations
from pipeline.codebook.by_wave import named_waves
from pipeline.codebook.conditions import read_condition
from pipeline.codebook.languages import languages_of
from pipeline.codebook.model import (
    Choices,
    Condition,
    Derived,
    FrozenMapping,
    Provenance,
    Published,
    Sample,
    Score,
    Study,
    Wave,
)
from pipeline.codebook.names import Named, names_of
from pipeline.codebook.options import find_options, read_pairs, read_text
from pipeline.codebook.reading import Reading
from pipeline.codebook.scores import read_scores
from pipeline.codebook.wave_items import Form, items_by_wave
from pipeline.codebook.waves import read_wave

Waves = tuple[Wave, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The study, and what the checks need besides: every form of every item, and every name."""

    study: Study
    forms: tuple[Form, ...]
    names: Mapping[str, Named]


def resolve(reading: Reading, *, path: str) -> Resolved:
    """The study with everything that is written shortly written out; notes what cannot be."""
    wave_names = ("", *named_waves(reading.written))
    items, forms = items_by_wave(wave_names, reading)
    waves = tuple(read_wave(wave, items[wave], reading) for wave in wave_names)
    derived = _derived(reading)
    names = names_of(forms, derived, reading.written)
    study = _study(reading, waves, derived, read_scores(reading, names))
    return Resolved(replace(study, path=path), forms, names)


def _study(reading: Reading, waves: Waves, derived: tuple[Derived, ...], scores: tuple[Score, ...]) -> Study:
    written = reading.written
    return Study(
        name=written.study,
        title=read_text(written.title, written.study),
        languages=languages_of(written),
        provenance=Provenance(written.provenance or Provenance.RESPONDENTS),
        population=written.population or "",
        sample=Sample(written.sample or Sample.NONPROBABILITY),
        source=written.source or "",
        discard=written.discard,
        waves=waves[1:],
        default_wave=waves[0],
        derived=derived,
        universes=_universes(reading),
        scores=scores,
        outcomes=written.outcomes or (),
        outcome_files=read_outcome_files(reading),
        controls=written.controls or (),
        banners=tuple((banner,) if isinstance(banner, str) else banner for banner in written.banners or ()),
        assumptions=FrozenMapping(
            (name, FrozenMapping(facts)) for name, facts in written.assumptions.items()
        ),
        published=_published(reading),
        choices=Choices(**written.tables.model_dump()) if written.tables else Choices(),
        option_lists=FrozenMapping((name, read_pairs(pairs)) for name, pairs in written.option_lists.items()),
        marker=written.marker,
        analysis=read_analysis(reading),
        published_correlations=read_published_correlations(reading),
    )


def _universes(reading: Reading) -> Mapping[str, Condition]:
    conditions = reading.written.universes.items()
    return FrozenMapping((name, read_condition(condition, reading.nets)) for name, condition in conditions)


def _derived(reading: Reading) -> tuple[Derived, ...]:
    return tuple(
        Derived(
            name=name,
            question=read_text(item.question),
            options=find_options(item.options, reading, ("derived", name, "options")),
            when=tuple((code, read_condition(condition, reading.nets)) for code, condition in item.when),
            line=reading.lines.of("derived", name),
        )
        for name, item in reading.written.derived.items()
    )


def _published(reading: Reading) -> tuple[Published, ...]:
    return tuple(
        Published(
            wave=figure.wave,
            item=figure.item,
            option=figure.option,
            share=float(figure.share),
            source=figure.source,
            banner=tuple((figure.banner or {}).items()),
            universe=figure.universe or "all",
            weighting=figure.weighting,
            irreconcilable=figure.irreconcilable,
            note=figure.note or "",
            line=reading.lines.of("published", place),
        )
        for place, figure in enumerate(reading.written.published)
    )
