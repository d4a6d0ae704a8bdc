"""A codebook read once: its study is asked for by every stage of every wave."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from pipeline.codebook.load import load_study
from pipeline.codebook.model import Study
from pipeline.codebook.support import support_files
from pipeline.errors import CodebookError


def study_of(codebook: Path) -> Study:
    """As `load_study`, but kept for as long as the codebook and the files it names have the same bytes."""
    contents = _contents(codebook)
    return _study(codebook, contents) if contents else load_study(codebook)


@cache
def _study(codebook: Path, contents: str) -> Study:
    """What fails is not kept, nor what changed while it was read."""
    study = load_study(codebook)
    if _contents(codebook) != contents:
        raise CodebookError(f"{codebook}: it changed while it was being read; run again")
    return study


def _contents(codebook: Path) -> str:
    """The hash of the codebook and of the files it names; "" where one cannot be read, which `load_study` says."""
    try:
        text = codebook.read_bytes()
        named = support_files(text.decode("utf-8", errors="replace"))
        files = [text, *((codebook.parent / name).read_bytes() for name in named)]
    except OSError:
        return ""
    return hashlib.sha256(b"".join(hashlib.sha256(file).digest() for file in files)).hexdigest()
