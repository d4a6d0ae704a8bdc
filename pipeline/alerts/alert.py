"""What somebody has to be told, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What happened."""

    RUN_FAILED = "run failed"
    CHECK_FAILED = "check failed"
    FILE_REFUSED = "file refused"
    WAVE_OVERDUE = "wave overdue"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that happened: what it is about (a wave, a file, a table), and a sentence that says what to do."""

    kind: Kind
    about: str
    said: str

    def line(self) -> str:
        """The alert on one line."""
        return " ".join(f"{self.kind.value}: {self.about}: {self.said}".split())
