"""From the files of one wave or several to the text of a codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.draft.study import draft_study
from pipeline.draft.waves import merged
from pipeline.draft.write import written_draft


def drafted_codebook(waves: Mapping[str, Sequence[Path]], *, study: str) -> str:
    """One codebook for all the waves (name -> files). Raises ExportError for what is no survey export."""
    drafts = {
        wave: draft_study(files[0] if len(files) == 1 else files) for wave, files in sorted(waves.items())
    }
    return written_draft(merged(drafts), study=study)
