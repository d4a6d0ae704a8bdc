"""Several options in one cell: "Physics, Biology", "1;3;"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from pipeline.draft.closed import CODE
from pipeline.draft.drafted import DraftOption
from pipeline.draft.names import option_codes
from pipeline.draft.profile import Profile
from pipeline.draft.words import RANKING, fold
from pipeline.normalize.decode import unwrapped

SEPARATORS = (";", "|", ",", "\n", ",,", " ")  # ",,": a comma without a blank behind it, as Qualtrics writes
SPLIT = {",": re.compile(r",\s(?![^(]*\))"), ",,": re.compile(r",(?![\s,])")}
WORD = re.compile(r"[a-z0-9][a-z0-9_.-]*")
MOST_PARTS = 80
LONGEST_PART = 60  # what is longer, and stands in one cell only, was typed
LEAST_SEVERAL = 0.05  # of those who answered, with several parts
LEAST_AGAIN = 0.6  # of the parts in those cells, that stand in other cells too


@dataclass(frozen=True, slots=True)
class Delimited:
    """The separator of a column, the options between, and why."""

    separator: str
    options: tuple[DraftOption, ...]
    why: str
    aliases: tuple[tuple[str, str], ...] = ()  # what was typed -> code of the option "other"
    is_ranking: bool = False  # every cell names all of them, in an order of its own


def delimited_options(profile: Profile, texts: tuple[str, ...]) -> Delimited | None:
    """None where the cells `texts` hold one answer each; the separator that explains most of them."""
    if profile.distinct > len(profile.cells):
        return None
    best, found_best = 0.0, None
    for separator in SEPARATORS:
        split = _with_commas({cell: parts_of(cell, separator) for cell in texts}, separator)
        counted = Counter({part: 0 for found in split.values() for part in found})
        for cell, rows in profile.cells:
            counted.update({part: rows for part in split.get(cell, ())})
        is_declared = (
            profile.column.type == "multiple" and profile.labels and counted.keys() <= profile.labels.keys()
        )
        if is_declared:
            return _delimited(profile.labels, counted, separator[0])
        if (explained := _explained(profile, split, counted, separator)) > best:
            found = _delimited({}, counted, separator[0])
            best, found_best = explained, replace(found, is_ranking=_are_orders(profile, split))
    return found_best


def _delimited(labels: dict[str, str], counted: Counter[str], separator: str) -> Delimited:
    typed = [part for part, rows in counted.items() if rows == 1 and len(part) > LONGEST_PART]
    names = list(labels) or [
        part for part in sorted(counted, key=lambda part: (-counted[part], part)) if part not in typed
    ]
    options = _options(names, labels)
    other = tuple(option.code for option in options if fold(option.label) == "other")[:1] or ("other_typed",)
    if typed and other == ("other_typed",):
        options = (*options, DraftOption("other_typed", "Other (typed)"))
    why = f"{len(names)} parts, separated by {separator!r}, recur in its cells"
    once = sum(counted[name] == 1 for name in names)
    why += f"; {once} of them once, perhaps typed as other" if 0 < once < len(names) else ""
    return Delimited(separator, options, why, tuple((part, other[0]) for part in typed))


def parts_of(cell: str, separator: str) -> list[str]:
    """The answers in a cell; a comma separates with a blank behind it, outside brackets, or always without."""
    cell = unwrapped(cell)
    found = SPLIT[separator].split(cell) if separator in SPLIT else cell.split(separator)
    return [part.strip() for part in found if part.strip()]


def _explained(profile: Profile, split: dict[str, list[str]], counted: Counter[str], separator: str) -> float:
    """How many parts, over all respondents, recur in cells that differ; 0 where the cells are no lists."""
    if not 2 <= len(counted) <= MOST_PARTS or any(len(set(found)) < len(found) for found in split.values()):
        return 0
    if all(cell.endswith(separator) for cell in split):
        return counted.total()
    if separator == " " and not _are_words_of_a_form(split, counted):
        return 0
    in_cells = Counter(part for found in split.values() for part in found)
    recurring = {part for part, cells in in_cells.items() if cells > 1}
    lists = [(rows, split[cell]) for cell, rows in profile.cells if len(split.get(cell, ())) > 1]
    several = sum(rows for rows, _ in lists)
    parts = sum(rows * len(found) for rows, found in lists)
    again = sum(rows * len(recurring.intersection(found)) for rows, found in lists)
    if several < LEAST_SEVERAL * profile.answered or len(recurring) < 2 or again < LEAST_AGAIN * parts:
        return 0
    return 0 if separator[0] == "," and _are_numbers(counted) and not _are_codes(split) else again


def _options(names: list[str], labels: dict[str, str]) -> tuple[DraftOption, ...]:
    if all(CODE.fullmatch(name) and len(name) < 13 for name in names):
        return tuple(DraftOption(name, labels.get(name, name)) for name in names)
    return tuple(DraftOption(code, name) for code, name in zip(option_codes(names), names, strict=True))


def _are_numbers(parts: Counter[str]) -> bool:
    return all(part.replace(".", "", 1).isdigit() for part in parts)


def _are_codes(split: dict[str, list[str]]) -> bool:
    """Whether numbers between commas are codes: three in a row are no amount, and they are in order."""
    found = [[int(part) for part in parts if part.isdigit()] for parts in split.values()]
    return any(len(codes) > 2 for codes in found) and all(
        codes == sorted(codes) and max(codes, default=0) < 100 for codes in found
    )


def _with_commas(split: dict[str, list[str]], separator: str) -> dict[str, list[str]]:
    """The parts, with those put together that never stand apart: `Blogs` and `forums or chats` are one option."""
    if separator != ",":
        return split
    counted = Counter(part for parts in split.values() for part in parts)
    pairs = Counter(pair for parts in split.values() for pair in pairwise(parts))
    one = {
        (first, second)
        for (first, second), times in pairs.items()
        if times > 1
        and times == counted[first] == counted[second]
        and first[0].isupper()
        and second[0].islower()
    }
    return {cell: _joined(parts, one) for cell, parts in split.items()}


def _joined(parts: list[str], one: set[tuple[str, str]]) -> list[str]:
    found: list[str] = []
    for place, part in enumerate(parts):
        if place and (parts[place - 1], part) in one:
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _are_words_of_a_form(split: dict[str, list[str]], counted: Counter[str]) -> bool:
    """Whether words between blanks are the codes of a form: they combine freely, as the words of answers do not."""
    orders = {pair for parts in split.values() for pair in combinations(parts, 2)}
    is_ordered = all((second, first) not in orders for first, second in orders)
    alone = sum(part in split for part in counted)
    are_free = len(split) >= 1.5 * len(counted) and 3 * alone >= 2 * len(counted)
    return is_ordered and are_free and all(map(WORD.fullmatch, counted))


def _are_orders(profile: Profile, split: dict[str, list[str]]) -> bool:
    """Whether the cells put the same options in order: all of them in every cell, or where the question says so."""
    found = [parts for parts in split.values() if parts]
    orders = {tuple(parts) for parts in found}
    unordered = {frozenset(parts) for parts in found}
    several = any(len(parts) > 2 for parts in found)
    is_asked = RANKING.search(fold(f"{profile.column.name.replace('_', ' ')} {profile.column.text}"))
    return several and len(orders) > len(unordered) and (len(unordered) == 1 or bool(is_asked))
