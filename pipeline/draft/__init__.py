"""A first codebook from an export's own metadata and cells. Every guess says why."""

from pipeline.draft.codebook import drafted_codebook

__all__ = ["drafted_codebook"]
