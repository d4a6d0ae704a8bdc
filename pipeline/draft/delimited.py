"""Several options in one cell: "Physics, Biology", "1;3;"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.draft.closed import CODE
from pipeline.draft.drafted import DraftOption
from pipeline.draft.names import option_codes
from pipeline.draft.profile import Profile

SEPARATORS = (";", "|", ",", "\n", ",,")  # ",,": a comma without a blank behind it, as Qualtrics writes
SPLIT = {",": re.compile(r",\s(?![^(]*\))"), ",,": re.compile(r",(?![\s,])")}
MOST_PARTS = 80
LONGEST_PART = 120


@dataclass(frozen=True, slots=True)
class Delimited:
    """The separator of a column, the options between, and why."""

    separator: str
    options: tuple[DraftOption, ...]
    why: str


def delimited_options(profile: Profile, texts: tuple[str, ...]) -> Delimited | None:
    """None where the cells `texts` hold one answer each."""
    if profile.distinct > len(profile.cells):
        return None
    labels = profile.labels
    for separator in SEPARATORS:
        split = {cell: parts_of(cell, separator) for cell, _ in profile.cells if cell in texts}
        parts: Counter[str] = Counter()
        for cell, rows in profile.cells:
            parts.update({part: rows for part in split.get(cell, ())})
        if labels and profile.column.type == "multiple" and parts.keys() - labels.keys() == set():
            parts = Counter({cell: 1 for cell in labels})
        elif not _is_list(profile, split, parts, separator):
            continue
        names = (
            list(labels)
            if parts.keys() == labels.keys()
            else sorted(parts, key=lambda part: (-parts[part], part))
        )
        why = f"{len(parts)} parts, separated by {separator[0]!r}, recur in its cells"
        return Delimited(separator[0], _options(names, labels), why + _once(parts))
    return None


def parts_of(cell: str, separator: str) -> list[str]:
    """The answers in a cell; a comma separates with a blank behind it, outside brackets, or always without."""
    found = SPLIT[separator].split(cell) if separator in SPLIT else cell.split(separator)
    return [part.strip() for part in found if part.strip()]


def _is_list(profile: Profile, split: dict[str, list[str]], parts: Counter[str], separator: str) -> bool:
    """Whether few parts recur in cells that differ."""
    if not 2 <= len(parts) <= MOST_PARTS or max(map(len, parts)) > LONGEST_PART:
        return False
    if any(len(set(found)) < len(found) for found in split.values()):
        return False
    if all(cell.endswith(separator) for cell in split):
        return True
    several = sum(rows for cell, rows in profile.cells if len(split.get(cell, ())) > 1)
    recurring = sum(times for times in parts.values() if times > 1) / sum(parts.values())
    alone = sum(len(found) == 1 for found in split.values())
    is_mixed = several >= 0.05 * profile.answered and len(parts) < 0.75 * len(split) + 1
    in_lists = Counter(part for found in split.values() for part in found if len(found) > 1)
    shared = sum(in_lists[part] > 1 or [part] in split.values() for part in in_lists)
    is_few = alone < len(split) and len(in_lists) > 0 and shared >= 0.5 * len(in_lists)
    is_amount = separator[0] == "," and _are_numbers(parts) and not _are_codes(split)
    return is_mixed and is_few and recurring >= 0.6 and not is_amount


def _options(names: list[str], labels: dict[str, str]) -> tuple[DraftOption, ...]:
    if all(CODE.fullmatch(name) and len(name) < 13 for name in names):
        return tuple(DraftOption(name, labels.get(name, name)) for name in names)
    return tuple(DraftOption(code, name) for code, name in zip(option_codes(names), names, strict=True))


def _once(parts: Counter[str]) -> str:
    once = sum(times == 1 for times in parts.values())
    return f"; {once} of them once, perhaps typed as other" if 0 < once < len(parts) else ""


def _are_numbers(parts: Counter[str]) -> bool:
    return all(part.replace(".", "", 1).isdigit() for part in parts)


def _are_codes(split: dict[str, list[str]]) -> bool:
    """Whether numbers between commas are codes: three in a row are no amount, and they are in order."""
    found = [[int(part) for part in parts if part.isdigit()] for parts in split.values()]
    return any(len(codes) > 2 for codes in found) and all(
        codes == sorted(codes) and max(codes, default=0) < 100 for codes in found
    )
