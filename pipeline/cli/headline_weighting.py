"""Which weighting speaks first where a wave has several."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.storage.folder import DataFolder


def headline_weighting(folder: DataFolder, study: str, wave: str, weightings: Iterable[str]) -> str:
    """The first weight that the codebook names, then `raked`, `nonresponse`, `none`; among the weightings there are."""
    named = sorted(set(weightings) - {"none"})
    if len(named) < 2:
        return named[0] if named else "none"
    from pipeline.codebook import load_study

    codebook = load_study(folder.raw / study / "codebook.yaml").wave(wave)
    in_order = [*(weight.name for weight in codebook.weights), "raked", "nonresponse"]
    return next((name for name in in_order if name in named), named[0])
