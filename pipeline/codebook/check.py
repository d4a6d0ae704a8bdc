"""All that must hold in a codebook besides its shape."""

from __future__ import annotations

from pipeline.codebook.languages import check_languages
from pipeline.codebook.reading import Reading
from pipeline.codebook.resolve import Resolved


def check(resolved: Resolved, reading: Reading, text: str) -> None:
    """Note everything that does not hold."""
    check_languages(reading)
