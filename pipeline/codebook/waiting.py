"""What a codebook may say although its analysis does not exist yet."""

from __future__ import annotations

from pipeline.codebook.model import Study


def unsupported(study: Study) -> tuple[str, ...]:
    """One line for each, with its place in the file; empty where everything is supported."""
    found: dict[int, str] = {}
    for wave in (study.default_wave, *study.waves):
        for item in wave.items:
            if item.codes_file:
                found[item.line] = (
                    f"items.{item.name}: `codes` of a text is not supported yet; remove it for now"
                )
    return tuple(f"{study.path}:{line}: {text}" for line, text in sorted(found.items()))
