"""Where everything stands below the data folder."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

OWNER_ONLY = 0o700


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder that holds `raw/` and `processed/`."""

    root: Path

    @classmethod
    def chosen(cls, root: str | Path | None = None) -> DataFolder:
        """The folder asked for, else `SURVEY_DATA`, else ./data."""
        return cls(Path(root or os.environ.get("SURVEY_DATA") or "data").expanduser().resolve())

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def processed(self) -> Path:
        return self.root / "processed"

    @property
    def private(self) -> Path:
        return self.processed / "private"

    @property
    def current(self) -> Path:
        return self.processed / "current"

    def generations(self, *, private: bool) -> Path:
        return (self.private if private else self.processed) / "generations"

    def snapshots(self, *, private: bool) -> Path:
        return (self.private if private else self.processed) / "snapshots"

    def prepare(self) -> None:
        """Makes the folders; the private side is for its owner only."""
        self.processed.mkdir(parents=True, exist_ok=True)
        self.private.mkdir(mode=OWNER_ONLY, exist_ok=True)
        if stat.S_IMODE(self.private.stat().st_mode) != OWNER_ONLY:
            self.private.chmod(OWNER_ONLY)
