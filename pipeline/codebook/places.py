"""Where a codebook says a thing that a wave may say for itself."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.codebook.model import Study, Wave
from pipeline.codebook.references import References
from pipeline.codebook.values import Path


def stated(study: Study, references: References, key: str) -> Iterator[tuple[Wave, Path]]:
    """The study's own `key` and each wave's that has one: what it comes to, and its place in the file."""
    yield study.default_wave, (key,)
    written = references.reading.written.waves
    for wave in study.waves:
        if wave.name in written and getattr(written[wave.name], key) is not None:
            yield wave, ("waves", wave.name, key)
