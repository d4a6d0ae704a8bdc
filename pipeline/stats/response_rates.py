"""The response, cooperation, refusal and contact rates of AAPOR's Standard Definitions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Dispositions:
    """Cases by final outcome. `unknown_eligible`: not known whether there is an eligible respondent."""

    complete: float
    partial: float = 0
    refusal: float = 0
    non_contact: float = 0
    other: float = 0
    unknown_household: float = 0
    unknown_other: float = 0


def response_rates(cases: Dispositions, *, eligible_share: float) -> dict[str, float]:
    """RR1 to RR6, COOP1 to COOP4, REF1 to REF3, CON1 to CON3, each 0 to 1; NaN without cases.

    `eligible_share` e (0 to 1): the part of the cases of unknown eligibility that is taken as eligible in
    RR3, RR4, REF2 and CON2; state where it comes from. Source: AAPOR Standard Definitions, 10th ed. 2023.
    """
    i, p, r = cases.complete, cases.partial, cases.refusal
    unknown = cases.unknown_household + cases.unknown_other
    reached = i + p + r + cases.other
    known = reached + cases.non_contact
    likely = known + eligible_share * unknown
    return {
        "RR1": _share(i, known + unknown),
        "RR2": _share(i + p, known + unknown),
        "RR3": _share(i, likely),
        "RR4": _share(i + p, likely),
        "RR5": _share(i, known),
        "RR6": _share(i + p, known),
        "COOP1": _share(i, reached),
        "COOP2": _share(i + p, reached),
        "COOP3": _share(i, i + p + r),
        "COOP4": _share(i + p, i + p + r),
        "REF1": _share(r, known + unknown),
        "REF2": _share(r, likely),
        "REF3": _share(r, known),
        "CON1": _share(reached, known + unknown),
        "CON2": _share(reached, likely),
        "CON3": _share(reached, known),
    }


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else float(np.nan)
