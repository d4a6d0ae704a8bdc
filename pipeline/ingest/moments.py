"""Dates and times of statistics packages, which store them as numbers under a display format."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from pipeline.ingest.plain import plain_number

Writer = Callable[[float], str | None]

_SECOND, _DAY = timedelta(seconds=1), timedelta(days=1)
_SPSS, _OTHERS = datetime(1582, 10, 14), datetime(1960, 1, 1)

Kind = tuple[re.Pattern[str], str, datetime, timedelta]


def _formats(names: str) -> re.Pattern[str]:
    return re.compile(rf"^({'|'.join(names.split())})\d*(\.\d+)?$", re.IGNORECASE)


_SPSS_KINDS: tuple[Kind, ...] = (
    (_formats("DATE ADATE EDATE JDATE SDATE QYR MOYR WKYR"), "date", _SPSS, _SECOND),
    (_formats("DATETIME YMDHMS"), "datetime", _SPSS, _SECOND),
    (_formats("TIME DTIME MTIME"), "time", _SPSS, _SECOND),
)
_SAS_KINDS: tuple[Kind, ...] = (
    (_formats("DATETIME E8601DT B8601DT DATEAMPM MDYAMPM"), "datetime", _OTHERS, _SECOND),
    (
        _formats(
            "DATE DDMMYY[BCDNPS]? MMDDYY[BCDNPS]? YYMMDD[BCDNPS]? E8601DA B8601DA WEEKDATE WORDDATE MONYY "
            "JULIAN DAY YYMON"
        ),
        "date",
        _OTHERS,
        _DAY,
    ),
    (_formats("TIME HHMM TOD E8601TM"), "time", _OTHERS, _SECOND),
)


def moment_writer(format: str, kind: str) -> tuple[str, Writer] | None:
    """What a display format means (date, datetime or time) and how to write a value of it; None for numbers.

    `kind` is the file's: sav and por count seconds from 1582, dta and SAS days or more from 1960.
    """
    if kind in ("sav", "por"):
        return _first(format, _SPSS_KINDS)
    if kind == "dta":
        if re.match(r"^%-?(td|d)", format):
            return "date", iso_writer("date", _OTHERS, _DAY)
        if re.match(r"^%-?t[cC]", format):
            return "datetime", iso_writer("datetime", _OTHERS, timedelta(milliseconds=1))
        return None
    return _first(format, _SAS_KINDS)


def _first(format: str, kinds: tuple[Kind, ...]) -> tuple[str, Writer] | None:
    for pattern, kind, origin, unit in kinds:
        if pattern.match(format):
            return kind, iso_writer(kind, origin, unit)
    return None


def iso_writer(kind: str, origin: datetime, unit: timedelta) -> Writer:
    """Writes a count of `unit` since `origin` as ISO text; a count no calendar holds stays a number."""

    def write(value: float) -> str | None:
        if kind == "time":
            hours, rest = divmod(round(value * unit.total_seconds()), 3600)
            return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}"
        try:
            moment = origin + value * unit
        except (OverflowError, ValueError):
            return plain_number(value)
        if kind == "date":
            return moment.date().isoformat()
        return moment.isoformat(sep=" ", timespec="microseconds" if moment.microsecond else "seconds")

    return write
