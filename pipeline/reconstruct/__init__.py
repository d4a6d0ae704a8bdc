"""Makes the shipped exports: computed rows that carry the published percentages, nobody's answers.

Nothing here is part of an analysis. `docs/reconstruction.md` says how it was made and what it is not.
"""

from pipeline.reconstruct.studies import reconstruct

__all__ = ["reconstruct"]
