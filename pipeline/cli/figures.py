"""Numbers as people read them: percentages, intervals, correlations, bars."""

from __future__ import annotations

from math import floor, isnan

NO_NUMBER = "–"
FULL, PARTS = "█", " ▏▎▍▌▋▊▉"


def percent(share: float | None, *, decimals: int = 0) -> str:
    """A share as a percentage, halves rounded up; a share that is not 0 never reads 0%."""
    if share is None or isnan(share):
        return NO_NUMBER
    unit = 10**decimals
    rounded = floor(share * 100 * unit + 0.5 + 1e-9) / unit
    if rounded == 0 and share > 0:
        return f"<{1 / unit:.{decimals}f}%"
    return f"{rounded:.{decimals}f}%"


def percent_interval(low: float | None, high: float | None, *, decimals: int = 0) -> str:
    """Both ends of a share's interval, as in "63 to 72"."""
    if low is None or high is None or isnan(low) or isnan(high):
        return ""
    ends = [
        f"{floor(end * 100 * 10**decimals + 0.5 + 1e-9) / 10**decimals:.{decimals}f}" for end in (low, high)
    ]
    return " to ".join(ends)


def number(value: float | None, *, decimals: int = 2) -> str:
    """A number with thousands separated; a dash where there is none."""
    return NO_NUMBER if value is None or isnan(value) else f"{value:,.{decimals}f}"


def estimate(value: float | None, low: float | None, high: float | None, *, decimals: int = 2) -> str:
    """An estimate with its interval, as in "0.20 (0.10 to 0.29)"."""
    if value is None or isnan(value):
        return NO_NUMBER
    if low is None or high is None or isnan(low) or isnan(high):
        return number(value, decimals=decimals)
    ends = f"{number(low, decimals=decimals)} to {number(high, decimals=decimals)}"
    return f"{number(value, decimals=decimals)} ({ends})"


def bar(share: float | None, width: int) -> str:
    """A bar of `width` characters at share 1, in eighths of a character; empty where there is no share."""
    if share is None or isnan(share):
        return ""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    return FULL * (eighths // 8) + PARTS[eighths % 8].strip()


def counted(number: int, word: str, plural: str | None = None) -> str:
    """A number with its word, as in "1 wave" and "3 waves"."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
