"""What items' weighted shares must be, written in the codebook or in a file beside it."""

from __future__ import annotations

import csv
import io

from pipeline.codebook.model import FrozenMapping, Target
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path

REQUIRED = {"item", "option", "share"}
HEADER = REQUIRED | {"source"}


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
    try:
        text = (reading.folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        reading.report(path, f"found the file {name}, which is not beside the codebook; put it there")
        return ()
    except (OSError, UnicodeDecodeError) as error:
        reading.report(
            path, f"the file {name} cannot be read as UTF-8 text ({error}); save it as CSV in UTF-8"
        )
        return ()
    rows = csv.DictReader(io.StringIO(text, newline=""))
    header = set(rows.fieldnames or ())
    if not header >= REQUIRED or header - HEADER:
        found = ",".join(rows.fieldnames or ()) or "nothing"
        reading.problems.add(1, "", f"found the header {found}; write item,option,share,source", file=name)
        return ()
    shares: dict[str, dict[str, float]] = {}
    sources: dict[str, dict[str, None]] = {}
    for row in rows:
        _add_row(row, rows.line_num, name, reading, shares)
        sources.setdefault(row["item"] or "", {})[row.get("source") or ""] = None
    return tuple(
        Target(item, FrozenMapping(options), "; ".join(filter(None, sources[item])))
        for item, options in shares.items()
    )


def _add_row(
    row: dict[str, str | None], line: int, name: str, reading: Reading, shares: dict[str, dict[str, float]]
) -> None:
    item, option, share = row["item"] or "", row["option"] or "", row["share"] or ""
    try:
        value = float(share)
    except ValueError:
        value = -1.0
    if not (item and option) or None in row:
        reading.problems.add(line, "", "a row needs an item, an option and a share", file=name)
    elif not 0 <= value <= 1:
        text = f"found the share {share or 'nothing'}; write a number from 0 to 1, with a point"
        reading.problems.add(line, f"{item}.{option}", text, file=name)
    elif option in shares.get(item, {}):
        reading.problems.add(line, f"{item}.{option}", "the option is here twice; remove one", file=name)
    else:
        shares.setdefault(item, {})[option] = value
