"""Survey exports in, defensible rates and correlations out.

`pipeline.read("rates", study="kpmg-social")` gives any published table as a frame; several that must
belong together are read in one `with pipeline.snapshot() as published:` block. Importing costs nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.published import read, snapshot

# Sums of floats come in another order with another number of threads, and so in other last digits; small
# matrices on several threads take longer besides. Only has an effect before NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = ["read", "snapshot"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from pipeline import published

    return getattr(published, name)
