"""One column by itself: closed, delimited, a number, a date or a text."""

from __future__ import annotations

from collections import Counter

from pipeline.draft.closed import covers, is_closed, missing_cells, options_of
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.formats import date_format, decimal_mark
from pipeline.draft.names import item_name, option_codes
from pipeline.draft.profile import Profile

SEPARATORS = (";", "|", ",")
MOST_PARTS = 60


def as_item(profile: Profile, taken: set[str]) -> DraftItem | None:
    """The column as an item; None where nobody answered it."""
    column = profile.column
    if not profile.cells and not column.values:
        return None
    question = column.text if column.text != column.name else ""
    if column.choice and column.choice not in question:
        question = f"{question} {column.choice}".strip()
    name = item_name(column.name, column.text, taken)
    missing = missing_cells(profile)
    typed = _typed(profile, dict(missing))
    return DraftItem(
        name, typed.type, typed.why, question=question, column=column.name, options=typed.options,
        separator=typed.separator, missing=missing if typed.type != "text" else (),
        date_format=typed.date_format, decimal=typed.decimal,
    )  # fmt: skip


def _typed(profile: Profile, missing: dict[str, str]) -> DraftItem:
    column = profile.column
    texts = tuple(cell for cell in profile.texts if cell not in missing)
    if column.type in ("date", "datetime"):
        return _plain("date", "the file says it is a date")
    labelled = bool(column.values) and covers(profile) and _labels_matter(profile, missing)
    delimited = None if labelled else _delimited(profile, texts)
    if delimited:
        return delimited
    format_ = date_format(texts)
    if format_ is not None:
        return DraftItem("", "date", "its cells read as dates", date_format=format_ or None)
    mark = decimal_mark(texts)
    is_measure = column.measure == "scale" or column.type == "number"
    if mark and not labelled and (is_measure or not is_closed(profile) or profile.distinct > 11):
        return DraftItem("", "number", "its cells are numbers", decimal=mark if mark == "," else None)
    if labelled or (is_closed(profile) and texts):
        options, is_ordinal, why = options_of(profile)
        if options:
            return DraftItem("", "ordinal" if is_ordinal else "single", why, options=options)
    if mark:
        return DraftItem("", "number", "its cells are numbers", decimal=mark if mark == "," else None)
    return _plain("text", f"{profile.distinct} different cells")


def _plain(type_: str, why: str) -> DraftItem:
    return DraftItem("", type_, why)


def _labels_matter(profile: Profile, missing: dict[str, str]) -> bool:
    """Whether the labels name answers, and not only the ends or the missing codes of a number."""
    named = [cell for cell, _ in profile.column.values if cell not in missing]
    used = [cell for cell in profile.texts if cell not in missing]
    return len(named) > 1 and sum(cell in named for cell in used) >= 0.5 * len(used)


def _delimited(profile: Profile, texts: tuple[str, ...]) -> DraftItem | None:
    """Several options in a cell: few parts that repeat, in cells that differ."""
    for separator in SEPARATORS:
        parts = Counter(
            part.strip() for cell, rows in profile.cells if cell in texts for part in cell.split(separator) for _ in range(1)
        )
        parts.pop("", None)
        several = sum(rows for cell, rows in profile.cells if len(_split(cell, separator)) > 1)
        ends = sum(cell.endswith(separator) for cell in texts)
        is_list = several >= 0.05 * profile.answered and len(parts) < 0.75 * len(texts) + 1
        if not 2 <= len(parts) <= MOST_PARTS or not (is_list or ends == len(texts)):
            continue
        if len(texts) < len(parts) and ends != len(texts):
            continue
        if any(len(set(_split(cell, separator))) < len(_split(cell, separator)) for cell in texts):
            continue
        if _are_numbers(parts) and separator == ",":
            continue
        labels = sorted(parts, key=lambda part: (-parts[part], part))
        codes = labels if all(label.isalnum() and len(label) < 13 and label.isascii() for label in labels) else option_codes(labels)
        options = tuple(DraftOption(code, label) for code, label in zip(codes, labels, strict=True))
        return DraftItem(
            "", "multiple", f"{len(parts)} parts, separated by {separator!r}, recur in its cells",
            options=options, separator=separator,
        )  # fmt: skip
    return None


def _split(cell: str, separator: str) -> list[str]:
    return [part.strip() for part in cell.split(separator) if part.strip()]


def _are_numbers(parts: Counter[str]) -> bool:
    return all(part.replace(".", "", 1).isdigit() for part in parts)
