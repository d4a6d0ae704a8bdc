"""What items' weighted shares must be, written in the codebook or in a file beside it."""

from __future__ import annotations

from pipeline.codebook.beside import rows_beside
from pipeline.codebook.model import FrozenMapping, Target
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

REQUIRED = ("item", "option", "share")


def read_targets(
    written: str | dict[str, dict[str, float]] | None, reading: Reading, path: Path
) -> tuple[Target, ...]:
    """One target an item, in the order written. `written` may name a file; its problems are noted by row."""
    if written is None:
        return ()
    if isinstance(written, str):
        return _read_file(written, reading, path)
    return tuple(Target(item, FrozenMapping(shares)) for item, shares in written.items())


def _read_file(name: str, reading: Reading, path: Path) -> tuple[Target, ...]:
    shares: dict[str, dict[str, float]] = {}
    sources: dict[str, dict[str, None]] = {}
    for line, row in rows_beside(name, REQUIRED, "sector,fin,0.25", reading, path):
        _add_row(row, line, name, reading, shares)
        sources.setdefault(row["item"], {})[row.get("source", "")] = None
    return tuple(
        Target(item, FrozenMapping(options), "; ".join(filter(None, sources[item])))
        for item, options in shares.items()
    )


def _add_row(
    row: dict[str, str], line: int, name: str, reading: Reading, shares: dict[str, dict[str, float]]
) -> None:
    item, option, share = row["item"], row["option"], row["share"]
    try:
        value = float(share)
    except ValueError:
        value = -1.0
    if not (item and option):
        reading.problems.add(line, "", "a row needs an item, an option and a share", file=name)
    elif not 0 <= value <= 1:
        text = f"found the share {share or 'nothing'}; write a number from 0 to 1, with a point"
        reading.problems.add(line, f"{item}.{option}", text, file=name)
    elif option in shares.get(item, {}):
        reading.problems.add(line, f"{item}.{option}", "the option is here twice; remove one", file=name)
    else:
        shares.setdefault(item, {})[option] = value
