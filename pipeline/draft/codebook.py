"""From the files of one wave or several to the text of a codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.draft.proof import as_texts, disproved
from pipeline.draft.study import DraftStudy, draft_study, likely_banners, likely_scores
from pipeline.draft.waves import merged
from pipeline.draft.write import written_draft
from pipeline.errors import ExportError


def drafted_codebook(waves: Mapping[str, Sequence[Path]], *, study: str) -> str:
    """One codebook for all the waves (name -> files). Raises ExportError for what is no survey export."""
    return written_draft(proved_draft(waves, study=study), study=study)


def proved_draft(waves: Mapping[str, Sequence[Path]], *, study: str) -> DraftStudy:
    """The draft, with what does not hold for every cell taken for text."""
    drafts = {
        wave: draft_study(files[0] if len(files) == 1 else files) for wave, files in sorted(waves.items())
    }
    draft = merged(drafts)
    if not draft.items:
        name = draft.export.path.name
        aside = (
            ", ".join(f"{column} ({why})" for column, why in draft.left_out[:10]) or "all are ids or weights"
        )
        raise ExportError(f"{name}: no column looks like a question, so there is nothing to draft: {aside}.")
    wrong = disproved(written_draft(draft, study=study), study, waves)
    if not wrong:
        return draft
    items = as_texts(draft.items, wrong)
    return replace(draft, items=items, scores=likely_scores(items), banners=likely_banners(items))
