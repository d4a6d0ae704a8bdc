"""The strata of a sample: how many PSUs are in it, and of how many."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.errors import DesignError


@dataclass(frozen=True, slots=True)
class Strata:
    """The strata of the sample: names, PSUs and sampling fraction of each (strata,)."""

    names: tuple[str, ...]
    psus: np.ndarray
    fraction: np.ndarray


def read_strata(found: pd.DataFrame, *, place: str, fpc: str | None) -> Strata:
    """Strata from the rows of strata.sql. `fpc` names the column of the population's size, None without.

    A size up to 1 is the fraction itself. Raises DesignError, which begins with `place`, for a size that is
    missing, not one in a stratum, not above 0, or under the PSUs in the sample.
    """
    psus = found["psus"].to_numpy(float)
    if fpc is None:
        return Strata(tuple(found["stratum"]), psus, np.zeros(len(found)))
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
            name = found["stratum"][int(np.flatnonzero(is_wrong)[0])]
            where = f"in stratum {name!r} " if name else ""
            raise DesignError(
                f"{place}: design.fpc: the size of the population (column {fpc!r}) {where}{what}; it is the "
                "number of PSUs in the population, or the share of them that was sampled. Correct the export."
            )
    return Strata(tuple(found["stratum"]), psus, np.where(population > 1, psus / population, population))


def refuse_lonely(strata: Strata, *, place: str) -> None:
    """Raises DesignError, which begins with `place`, for a stratum with one PSU that was not taken whole."""
    alone = np.flatnonzero((strata.psus == 1) & (strata.fraction < 1))
    if alone.size:
        names = ", ".join(repr(strata.names[at]) for at in alone[:5]) + (" …" if alone.size > 5 else "")
        raise DesignError(
            f"{place}: design.lonely: only one PSU in stratum {names}, which says nothing about the spread; join it "
            "with another stratum, or choose another rule for `lonely` than `fail`."
        )
