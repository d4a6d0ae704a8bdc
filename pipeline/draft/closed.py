"""Closed questions: options, their order, and the cells that mean no answer."""

from __future__ import annotations

import re

from pipeline.draft.drafted import DraftOption
from pipeline.draft.names import option_codes
from pipeline.draft.profile import Profile
from pipeline.draft.words import fold, missing_reason, scale_order

MOST_OPTIONS = 40
LONGEST_LABEL = 140
CODE = re.compile(r"[A-Za-z0-9_.+-]+")


def is_closed(profile: Profile) -> bool:
    """Whether a column's cells repeat as those of a closed question do."""
    if profile.column.values and covers(profile):
        return True
    if not 0 < profile.distinct <= MOST_OPTIONS or any(len(cell) > LONGEST_LABEL for cell in profile.texts):
        return False
    repeated = sum(rows for _, rows in profile.cells) / profile.distinct
    return repeated >= 3 or (profile.distinct <= 3 and profile.answered <= 8 and repeated > 1)


def covers(profile: Profile) -> bool:
    """Whether the file's value labels explain the column: all of its cells, missing ones aside."""
    labels = profile.labels
    unlabelled = [cell for cell in profile.texts if cell not in labels and cell not in profile.column.missing]
    return len(unlabelled) <= len(labels) and len(labels) > 1 and profile.distinct <= len(labels) + MOST_OPTIONS


def missing_cells(profile: Profile) -> tuple[tuple[str, str], ...]:
    """Cells that mean no answer, with the reason: declared by the file, or by their words."""
    labels = profile.labels
    found: dict[str, str] = {}
    for cell in dict.fromkeys((*profile.column.missing, *labels, *profile.texts)):
        label = labels.get(cell, "")
        if is_declared_missing(profile, cell):
            found[cell] = missing_reason(label) or "no_answer"
        elif label and re.fullmatch(r"-\d+|\d*9[789]", cell) and missing_reason(label):
            found[cell] = missing_reason(label) or "no_answer"
    for cell in profile.blanks:
        found[cell] = "not_asked"
    return tuple(found.items())


def is_declared_missing(profile: Profile, cell: str) -> bool:
    """Whether the file itself calls the cell missing."""
    if cell in profile.column.missing:
        return True
    try:
        number = float(cell)
    except ValueError:
        return False
    return any(low <= number <= high for low, high in profile.column.missing_ranges)


def options_of(profile: Profile) -> tuple[tuple[DraftOption, ...], bool, str]:
    """The options of a closed column, whether they have an order, and why."""
    missing = dict(missing_cells(profile))
    if profile.column.values and covers(profile):
        return _labelled(profile, missing)
    texts = tuple(cell for cell in profile.texts if cell not in missing)
    distinct = {fold(text): text for text in reversed(texts)}
    ordered = scale_order(tuple(distinct.values()))
    if ordered:
        return _coded(ordered), True, "its cells are a known scale"
    if all(_is_small_number(text) for text in texts):
        numbers = sorted(distinct.values(), key=float)
        return _coded(numbers), len(numbers) > 2, "few whole numbers that repeat"
    return _coded(sorted(distinct.values(), key=fold)), False, f"{len(distinct)} cells that repeat"


def _labelled(profile: Profile, missing: dict[str, str]) -> tuple[tuple[DraftOption, ...], bool, str]:
    labels = {cell: label.strip() for cell, label in profile.labels.items() if cell not in missing}
    extra = [cell for cell in profile.texts if cell not in labels and cell not in missing]
    entries = [*labels.items(), *((cell, cell) for cell in sorted(extra))]
    taken: dict[str, int] = {}
    options = []
    for cell, label in entries:
        taken[fold(label or cell)] = taken.get(fold(label or cell), 0) + 1
        shown = label or cell
        options.append((cell, f"{shown} ({cell})" if taken[fold(shown)] > 1 else shown))
    if not all(CODE.fullmatch(cell) for cell, _ in options):
        codes = option_codes(cell for cell, _ in options)
    else:
        codes = [cell for cell, _ in options]
    is_scale = scale_order(tuple(label for _, label in options)) is not None
    ordinal = profile.column.measure == "ordinal" or is_scale
    why = "value labels of the file" + (", a known scale" if is_scale else "")
    return tuple(DraftOption(code, label) for code, (_, label) in zip(codes, options, strict=True)), ordinal, why


def _coded(texts: list[str]) -> tuple[DraftOption, ...]:
    if all(CODE.fullmatch(text) and len(text) <= 12 for text in texts):
        return tuple(DraftOption(text, text) for text in texts)
    return tuple(DraftOption(code, text) for code, text in zip(option_codes(texts), texts, strict=True))


def _is_small_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,2}(\.0)?", text) is not None
