"""Numbers as people read them: percentages, intervals, correlations, bars."""

from __future__ import annotations

from math import floor
from typing import Any

Figure = Any  # a number; None, NaN or pandas' NA where there is none
NO_NUMBER = "–"
FULL, PARTS = "█", " ▏▎▍▌▋▊▉"


def is_missing(value: Figure) -> bool:
    """Whether there is no number: None, NaN or pandas' NA."""
    import pandas as pd

    return bool(pd.isna(value))


def percent(share: Figure, *, decimals: int = 0) -> str:
    """A share as a percentage, halves rounded up; a share that is not 0 never reads 0%."""
    if is_missing(share):
        return NO_NUMBER
    unit = 10**decimals
    rounded = floor(share * 100 * unit + 0.5 + 1e-9) / unit
    if rounded == 0 and share > 0:
        return f"<{1 / unit:.{decimals}f}%"
    return f"{rounded:.{decimals}f}%"


def percent_interval(low: Figure, high: Figure, *, decimals: int = 0) -> str:
    """Both ends of a share's interval, as in "63 to 72"."""
    if is_missing(low) or is_missing(high):
        return ""
    ends = [
        f"{floor(end * 100 * 10**decimals + 0.5 + 1e-9) / 10**decimals:.{decimals}f}" for end in (low, high)
    ]
    return " to ".join(ends)


def number(value: Figure, *, decimals: int = 2) -> str:
    """A number with thousands separated; a dash where there is none."""
    return NO_NUMBER if is_missing(value) else f"{value:,.{decimals}f}"


def estimate(value: Figure, low: Figure, high: Figure, *, decimals: int = 2) -> str:
    """An estimate with its interval, as in "0.20 (0.10 to 0.29)"."""
    if is_missing(value):
        return NO_NUMBER
    if is_missing(low) or is_missing(high):
        return number(value, decimals=decimals)
    ends = f"{number(low, decimals=decimals)} to {number(high, decimals=decimals)}"
    return f"{number(value, decimals=decimals)} ({ends})"


def bar(share: Figure, width: int) -> str:
    """A bar of `width` characters at share 1, in eighths of a character; empty where there is no share."""
    if is_missing(share):
        return ""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    return FULL * (eighths // 8) + PARTS[eighths % 8].strip()


def counted(number: int, word: str, plural: str | None = None) -> str:
    """A number with its word, as in "1 wave" and "3 waves"."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
