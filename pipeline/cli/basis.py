"""What the numbers of a table rest on, in one line: base, universe, weighting, intervals."""

from __future__ import annotations

from typing import Any

from pipeline.cli.figures import is_missing, number, percent
from pipeline.cli.remarks import flags_of

BASES = {"all": "all kept respondents", "asked": "those asked", "answered": "those who answered"}


def basis_of_rates(row: Any) -> str:
    """As in "of all kept respondents, base 400, unweighted; model-based 95% intervals"; one row of `rates`."""
    of = BASES.get(row.base_kind, row.base_kind)
    size = f", base {number(row.unweighted_base, decimals=0)}" if row.banner == "total" else ""
    effective = (
        ""
        if row.weighting == "none" or size == ""
        else f" (effective {number(row.effective_base, decimals=0)})"
    )
    return f"of {of}{size}{effective}{basis_of_estimates(row)}"


def basis_of_estimates(row: Any) -> str:
    """As in ", universe users, weighted by wt; 95% intervals"; one row of any table of estimates."""
    universe = "" if row.universe == "all" else f", universe {row.universe}"
    weighted = "unweighted" if row.weighting == "none" else f"weighted by {row.weighting}"
    if is_missing(row.confidence):  # nothing of it is shown
        return f"{universe}, {weighted}"
    kind = "model-based " if "model_based" in flags_of(row.flag) else ""
    return f"{universe}, {weighted}; {kind}{percent(row.confidence)} intervals"
