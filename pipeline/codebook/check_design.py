"""Sampling designs: replicate weights that cannot be read as they are declared."""

from __future__ import annotations

from pipeline.codebook.model import Study, Wave
from pipeline.codebook.places import stated
from pipeline.codebook.references import References
from pipeline.codebook.values import Path


def check_design(study: Study, references: References) -> None:
    """Note replicate weights that are named twice, and supplied ones whose scale nobody can know."""
    for wave, path in stated(study, references, "design"):
        _check_replicates(wave, references, (*path, "replicates"))


def _check_replicates(wave: Wave, references: References, path: Path) -> None:
    found, report = wave.design.replication, references.reading.report
    if found is None:
        return
    if found.columns and found.prefix:
        report(path, "both `columns` and `prefix` say which columns they are; keep one of them")
    if found.method == "jkn" and found.is_supplied and not found.rscales and found.scale is None:
        report(
            path,
            "weights of method jkn that came with the data need `rscales`: for each of them (a - 1) / a of the a PSUs "
            "of its stratum (or one `scale`, where it is the same for all)",
        )
