"""What answers give away about an export: why they are missing, and who answered without care."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pipeline.codebook.model import Item, ItemType, Wave
from pipeline.engine import Engine, Tables
from pipeline.engine.quote import identifier, literal

HERE = Path(__file__).parent
SPEEDY = 1 / 3  # of the median duration of complete interviews
LEAST_ALIKE = 10  # answers that two respondents must share, all of theirs, to be called the same
LEAST_GRID = 3  # rows of a grid


@dataclass(frozen=True, slots=True)
class AnswerQuality:
    """Numbers of respondents; whether they are kept is for the codebook's `exclude` to say."""

    missing: Mapping[str, Mapping[str, int]]  # item -> reason -> kept respondents
    repeated: int  # rows with the very answers of an earlier one
    speeders: int | None  # under a third of the median duration; None: no duration is known
    straightliners: Mapping[str, int]  # grid -> respondents with one answer throughout
    dispositions: Mapping[str, int]  # how interviews ended -> respondents
    wrong_totals: Mapping[str, int] = field(default_factory=dict)  # allocation -> its parts do not add up

    @property
    def outside(self) -> dict[str, int]:
        """Item -> kept respondents whose number is out of its range or in none of its bands."""
        counts = {
            item: sum(by.get(why, 0) for why in ("out_of_range", "outside_bands"))
            for item, by in self.missing.items()
        }
        return {item: rows for item, rows in counts.items() if rows}


def answer_quality(wave: Wave, tables: Tables) -> AnswerQuality:
    """Of a wave that is normalized: from its tables `respondents` and `responses`."""
    with Engine() as engine:
        engine.view("responses", tables.path("responses"))
        engine.view("respondents", tables.path("respondents"))
        duration = engine.sums("respondents", {}, {"median": _MEDIAN, "known": "count(duration_seconds)"})
        limit = float(duration["median"].iloc[0]) * SPEEDY if duration["known"].iloc[0] else None
        missing = _missing(engine, wave)
        return AnswerQuality(
            missing,
            _repeated(engine, wave),
            None if limit is None else _count(engine, f"duration_seconds < {literal(limit)}"),
            _straightliners(engine, wave),
            _dispositions(engine),
            _wrong_totals(wave, missing),
        )


_MEDIAN = "coalesce(median(duration_seconds) FILTER (WHERE disposition = 'complete'), 0)"


def _missing(engine: Engine, wave: Wave) -> dict[str, dict[str, int]]:
    items = [
        name for item in wave.items if item.in_wave for name in (item.name, *(one.name for one in item.bands))
    ]
    kept = {item: f"CASE WHEN is_kept THEN missing_reasons.{identifier(item)} END" for item in items}
    if not kept:
        return {}
    engine.view("kept_reasons", "responses", kept)
    found = engine.run(HERE / "missing_reasons.sql")
    by_item: dict[str, dict[str, int]] = {item: {} for item in items}
    for item, reason, respondents in found.itertuples(index=False):
        by_item[item][reason] = int(respondents)
    return {item: reasons for item, reasons in by_item.items() if reasons}


def _wrong_totals(wave: Wave, missing: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    rows: dict[str, int] = {}
    for item in wave.items:
        if item.total is not None and item.grid:
            wrong = missing.get(item.name, {}).get("wrong_total", 0)
            rows[item.grid] = max(rows.get(item.grid, 0), wrong)
    return {name: wrong for name, wrong in rows.items() if wrong}


def _repeated(engine: Engine, wave: Wave) -> int:
    """Rows with at least ten answers, all of them those of an earlier row."""
    items = [identifier(item.name) for item in wave.items if item.in_wave]
    if len(items) < LEAST_ALIKE:
        return 0
    answered = " + ".join(f"({item} IS NOT NULL)::BIGINT" for item in items)
    engine.view("answers", "responses", {"answered": answered, "answers": f"hash({', '.join(items)})"})
    many = f"FILTER (WHERE answered >= {literal(LEAST_ALIKE)})"
    counted = engine.sums("answers", {}, {"repeated": f"count(*) {many} - count(DISTINCT answers) {many}"})
    return int(counted["repeated"].iloc[0])


def _straightliners(engine: Engine, wave: Wave) -> dict[str, int]:
    conditions = {}
    for grid, members in groupby(
        (item for item in wave.items if _is_in_grid(item)), key=lambda item: item.grid
    ):
        names = [identifier(item.name) for item in members]
        if len(names) >= LEAST_GRID and grid:
            complete = " AND ".join(f"{name} IS NOT NULL" for name in names)
            conditions[grid] = (
                f"count(*) FILTER (WHERE {complete} AND len(list_distinct([{', '.join(names)}])) = 1)"
            )
    if not conditions:
        return {}
    counted = engine.sums("responses", {}, conditions)
    return {grid: int(counted[grid].iloc[0]) for grid in conditions if counted[grid].iloc[0]}


def _is_in_grid(item: Item) -> bool:
    return item.in_wave and item.grid is not None and item.type in (ItemType.SINGLE, ItemType.ORDINAL)


def _dispositions(engine: Engine) -> dict[str, int]:
    counted = engine.sums("respondents", {"disposition": "disposition"}, {"respondents": "count(*)"})
    return dict(zip(counted["disposition"], counted["respondents"].astype(int).tolist(), strict=True))


def _count(engine: Engine, condition: str) -> int:
    return int(
        engine.sums("respondents", {}, {"rows": f"count(*) FILTER (WHERE {condition})"})["rows"].iloc[0]
    )
