"""Texts whose file of codes is not there yet: `survey codes` writes one, everything else has to wait for it."""

from __future__ import annotations

from pipeline.codebook.model import Study


def without_codes(study: Study) -> tuple[str, ...]:
    """One line for each, with its place in the codebook; empty where every file is there."""
    found: dict[int, str] = {}
    for wave in (study.default_wave, *study.waves):
        for item in wave.items:
            if item.codes_file and item.codes is None:
                found[item.line] = (
                    f"items.{item.name}.codes: found the file {item.codes_file}, which is not beside the codebook; "
                    f"`survey codes {study.name}` writes it, with every text that waits for a code"
                )
    return tuple(f"{study.path}:{line}: {text}" for line, text in sorted(found.items()))
