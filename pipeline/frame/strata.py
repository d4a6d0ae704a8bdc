"""The strata of a sample: how many PSUs are in it, and of how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.errors import DesignError
from pipeline.quoted_cell import quoted


@dataclass(frozen=True, slots=True)
class Strata:
    """The strata of the sample: names, PSUs, sampling fraction and first row of each (strata,)."""

    names: tuple[str, ...]
    psus: np.ndarray
    fraction: np.ndarray
    first_rows: np.ndarray


def read_strata(found: pd.DataFrame, *, place: str, fpc: str | None) -> Strata:
    """Strata from the rows of strata.sql. `fpc` names the column of the population's size, None without.

    A size up to 1 is the fraction itself. Raises DesignError, which begins with `place`, for a size that is
    missing, not one in a stratum, not above 0, or under the PSUs in the sample.
    """
    psus, rows = found["psus"].to_numpy(float), found["first_row"].to_numpy()
    if fpc is None:
        return Strata(tuple(found["stratum"]), psus, np.zeros(len(found)), rows)
    population = found["population"].to_numpy(float)
    rules = (
        (
            found["with_population"].to_numpy() < found["respondents"].to_numpy(),
            "is missing or no number for somebody",
        ),
        (found["least_population"].to_numpy(float) < population, "is not the same for everybody"),
        (~(population > 0), "is not above 0"),
        ((population > 1) & (population < psus), "is less than the PSUs in the sample"),
    )
    for is_wrong, what in rules:
        if is_wrong.any():
            at = int(np.flatnonzero(is_wrong)[0])
            name = found["stratum"][at]
            where = f"in stratum {quoted(name, int(rows[at]))} " if name else ""
            raise DesignError(
                f"{place}: design.fpc: the size of the population (column {fpc!r}) {where}{what}; it is the "
                "number of PSUs in the population, or the share of them that was sampled. Correct the export."
            )
    fraction = np.where(population > 1, psus / population, population)
    return Strata(tuple(found["stratum"]), psus, fraction, rows)


def refuse_lonely(strata: Strata, *, place: str) -> None:
    """Raises DesignError, which begins with `place`, for a stratum with one PSU that was not taken whole."""
    alone = np.flatnonzero((strata.psus == 1) & (strata.fraction < 1))
    if alone.size:
        named = [quoted(strata.names[at], int(strata.first_rows[at])) for at in alone[:5]]
        names = ", ".join(named) + (" …" if alone.size > 5 else "")
        raise DesignError(
            f"{place}: design.lonely: only one PSU in stratum {names}, which says nothing about the spread; join it "
            "with another stratum, or choose another rule for `lonely` than `fail`."
        )
