"""The findings once more as a table for a researcher: interval, base, test and method of each, by topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.report.findings import Finding
from pipeline.report.words import percent

if TYPE_CHECKING:
    from markupsafe import Markup

ID = "findings-table"
NUMBERS = ("number", "low", "high", "base", "p_value")


def findings_table(found: Sequence[Finding], confidence: float) -> Markup | str:
    """The table's element; the page's own style sheet dresses it. Empty without findings.

    great-tables escapes what it is given and ties each cell to its headings by `scope` and `headers`.
    """
    if not found:
        return ""
    import pandas as pd
    from great_tables import GT
    from markupsafe import Markup

    rows = [
        {
            "topic": one.topic,
            "finding": one.text,
            **{column: getattr(one, column) for column in NUMBERS},
            "rests_on": one.rests_on,
        }
        for one in found
    ]
    made = (
        GT(pd.DataFrame(rows), id=ID, rowname_col="finding", groupname_col="topic")
        .tab_stubhead("finding")
        .tab_spanner(f"{percent(confidence)} interval", ["low", "high"])
        .cols_label(low="from", high="to", p_value="adjusted p", rests_on="method")
        .cols_align("right", list(NUMBERS))
    )
    page = made.as_raw_html()
    end = "</table>"
    return Markup(page[page.index("<table") : page.index(end) + len(end)])
