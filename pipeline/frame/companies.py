"""How many companies stand behind a base, where several respondents may be of one."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.frame.build import Frame

COMPANIES = Path(__file__).with_name("companies.sql")


def companies_by_column(engine: Engine, frame: Frame, inside: str) -> np.ndarray | None:
    """(columns,) companies of the respondents for whom `inside` is true, in the order of `frame.places`.

    None where each respondent is of another company: then they are as many as respondents. Someone whose
    company is not known counts as one of his own.
    """
    if not frame.has_repeated_companies:
        return None
    engine.view(
        "company_cells",
        "frame",
        {
            "cell": "_cell",
            "company": "coalesce(_company, '#' || CAST(source_row AS VARCHAR))",
            "is_inside": f"coalesce({inside}, FALSE)",
        },
    )
    found = engine.run(COMPANIES).set_index(["universe", "banner", "banner_option"])["companies"]
    return found.reindex(list(frame.places), fill_value=0).to_numpy(float)
