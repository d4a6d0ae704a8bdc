"""How pandas keeps texts while the stages run."""

from __future__ import annotations


def keep_texts_plain() -> None:
    """Texts as Python's own for this process: small frames are read cell by cell, and Arrow makes each anew.

    For the processes that run stages; a notebook's pandas stays as its owner set it. The values are the same.
    """
    import pandas as pd

    pd.set_option("mode.string_storage", "python")
