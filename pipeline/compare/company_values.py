"""What each company said in a wave: its scores and outcomes, the mean where several respondents are of one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.frame.numbers import numbers_of

HERE = Path(__file__).parent


def company_values(study: Study, wave: Wave, tables: Tables) -> pd.DataFrame:
    """One row per company (the index) with a column a score and outcome that the wave has; NaN missing.

    Empty without a `company_id`.
    """
    asked = {item.name for item in wave.items if item.in_wave}
    scores = [score.name for score in study.scores if asked & set(score.items)]
    known = numbers_of(wave)
    outcomes = [name for name in study.outcomes if name in known]
    if wave.company_id is None or not scores or not outcomes:
        return pd.DataFrame(index=pd.Index([], name="company"))
    parts = [f"_score_values[{place}]" for place in range(1, len(scores) + 1)]
    parts += [f"CAST({known[name]} AS DOUBLE)" for name in outcomes]
    with Engine() as engine:
        for name in ("responses", "respondents", "scores"):
            engine.view(name, tables.path(name))
        engine.create("scored_responses", HERE / "scored_responses.sql", scores=scores)
        numbers = f"[{', '.join(parts)}]::DOUBLE[]"
        columns = {"company": "_company", "is_kept": "is_kept", "numbers": numbers}
        engine.view("wave_values", "scored_responses", columns)
        found = engine.run(HERE / "company_values.sql")
    names = [*scores, *outcomes]
    lists: list[np.ndarray] = [
        np.ma.filled(np.ma.asarray(one, dtype=float), np.nan) for one in found["numbers"]
    ]
    rows = pd.DataFrame(lists, columns=names, dtype=float)
    return rows.set_index(pd.Index(found["company"], name="company"))
