"""How a process that runs stages is set up. A notebook's own process is left as its owner set it."""

from __future__ import annotations

import gc

NEW_OBJECTS = 100_000  # before cycles among them are looked for; Python's own 700 costs 6% of a short run


def settle_process() -> None:
    """Texts as Python's own, and garbage looked for rarely.

    Small frames are read cell by cell, and Arrow would make each text anew; the values are the same.
    Call it once what is imported is imported: that stays, and is not looked through again.
    """
    import pandas as pd

    pd.set_option("mode.string_storage", "python")
    gc.set_threshold(NEW_OBJECTS, 20, 20)
