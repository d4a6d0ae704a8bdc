"""What a reader of two publications of a wave can subtract: a respondent more in a hidden column is what totals gain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.contract import TABLES
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal
from pipeline.storage.generation import Generation

HERE = Path(__file__).parent
PLACE = ("universe", "banner", "banner_option")


@dataclass(frozen=True, slots=True)
class Subtractable:
    """Columns that were hidden and are `shown_now`, and those with one to four respondents more or less."""

    shown_now: int
    little_changed: int


def subtractable(engine: Engine, earlier: Generation, now: Generation) -> Subtractable | None:
    """Of two generations of a wave; None where nothing is hidden, or no column tells of a few respondents."""
    key = [name for name in TABLES["rates"].key if name not in ("study", "wave")]
    drawn = {
        "key": _joined(key),
        "place": _joined(PLACE),
        "base": "unweighted_base",
        "is_hidden": f"contains(coalesce(flag, ''), {literal('suppressed')})",
    }
    for name, generation in (("before", earlier), ("after", now)):
        engine.view(name, generation.tables.path("rates"), drawn)
    found = engine.run(HERE / "subtractable.sql").iloc[0]
    counts = Subtractable(int(found["shown_now"]), int(found["little_changed"]))
    return counts if found["has_hidden"] and (counts.shown_now or counts.little_changed) else None


def _joined(names: tuple[str, ...] | list[str]) -> str:
    parts = [f"coalesce({identifier(name)}::VARCHAR, '')" for name in names]
    return f"concat_ws(chr(31), {', '.join(parts)})"
