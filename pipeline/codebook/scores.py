"""Scores as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.codebook.model import NO_MAPPING, FrozenMapping, Score
from pipeline.codebook.names import Named
from pipeline.codebook.options import read_levels, read_text
from pipeline.codebook.reading import Reading

if TYPE_CHECKING:
    from pipeline.codebook.written_study import WrittenScore


def read_scores(reading: Reading, names: Mapping[str, Named]) -> tuple[Score, ...]:
    """Scores in their order; what counts in a `count` score is written out for each of its items."""
    return tuple(
        Score(
            name=name,
            label=read_text(score.label, name),
            items=score.items,
            reverse=frozenset(score.reverse),
            method=score.method,
            measurement=score.measurement,
            rescale=None if score.rescale is None else (float(score.rescale[0]), float(score.rescale[1])),
            min_answered=score.min_answered,
            levels=read_levels(score.levels),
            reference_wave=score.reference_wave,
            count=_counted(score, names) if score.method == "count" else NO_MAPPING,
            line=reading.lines.of("scores", name),
        )
        for name, score in reading.written.scores.items()
    )


def _counted(score: WrittenScore, names: Mapping[str, Named]) -> Mapping[str, tuple[str, ...]]:
    counted = {}
    for item in score.items:
        named = names.get(item)
        counted[item] = (score.count or {}).get(item) or (named.answers if named else ())
    return FrozenMapping(counted)
