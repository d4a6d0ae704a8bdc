"""Closed questions: options, their order, and the cells that mean no answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.draft.drafted import DraftOption
from pipeline.draft.names import option_codes
from pipeline.draft.profile import Profile
from pipeline.draft.scales import scale_order
from pipeline.draft.words import fold
from pipeline.normalize.decode import unwrapped

MOST_OPTIONS = 60
LONGEST_LABEL = 140
WIDEST_SCALE = 11
CODE = re.compile(r"[A-Za-z0-9_.+-]+")
PREFIX = re.compile(r"[(\[](?P<code>\d{1,2})[)\]]\s*(?P<label>[^\d\s].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Closed:
    """The options of a closed column, whether they are in order from low to high, and why."""

    options: tuple[DraftOption, ...]
    is_ordinal: bool
    why: str


def is_closed(profile: Profile) -> bool:
    """Whether a column's cells repeat as those of a closed question do."""
    if profile.column.values and covers(profile):
        return True
    if not 0 < profile.distinct <= MOST_OPTIONS or any(len(cell) > LONGEST_LABEL for cell in profile.texts):
        return False
    repeated = sum(rows for _, rows in profile.cells) / profile.distinct
    return repeated >= 3 or (profile.distinct <= 3 and profile.answered <= 8 and repeated > 1)


def covers(profile: Profile) -> bool:
    """Whether the file's value labels explain the column: most of its cells, missing ones aside."""
    missing = profile.missing
    named = [cell for cell in profile.labels if cell not in missing]
    used = [cell for cell in profile.texts if cell not in missing]
    if not used:
        return len(named) > 1
    return len(named) > 1 and profile.distinct == len(profile.cells) and (
        sum(cell in named for cell in used) >= 0.5 * len(used) or _ends_of(profile, named) is not None
    )  # fmt: skip


def closed_options(profile: Profile) -> Closed:
    """The options of a closed column; none where it holds nothing but missing cells."""
    missing = profile.missing
    if profile.column.values and covers(profile):
        return _labelled(profile, missing)
    texts = {fold(cell): cell for cell in reversed(profile.texts) if cell not in missing}
    if not texts:
        return Closed((), False, "no answers")
    spaced = {
        unwrapped(text).replace("_", " "): text for text in texts.values()
    }  # strongly_agree, as KoboToolbox writes
    ordered = scale_order(tuple(spaced)) if len(spaced) == len(texts) else None
    if ordered:
        return Closed(_coded([spaced[text] for text in ordered]), True, "its cells are a scale")
    if numbered := _numbered(tuple(texts.values())):
        return numbered
    if all(re.fullmatch(r"\d{1,2}(\.0)?", text) for text in texts.values()):
        numbers = sorted(texts.values(), key=float)
        is_scale = len(numbers) > 2 and float(numbers[-1]) <= WIDEST_SCALE
        return Closed(
            _coded(numbers), is_scale, "few whole numbers that repeat; the file has no labels for them"
        )
    return Closed(
        _coded(sorted(texts.values(), key=fold)), False, f"{len(texts)} different cells that repeat"
    )


def _numbered(texts: tuple[str, ...]) -> Closed | None:
    """Labels with their code before them, as "(1) Never": the code is the option's; None where not all have one."""
    found = [PREFIX.fullmatch(text) for text in texts]
    codes = [one["code"] for one in found if one]
    if len(codes) < max(len(texts), 2) or len(set(codes)) < len(codes):
        return None
    by_code = dict(sorted(zip(codes, texts, strict=True), key=lambda pair: int(pair[0])))
    bare = [PREFIX.fullmatch(text)["label"] for text in by_code.values()]  # type: ignore[index]
    is_ordinal = scale_order(tuple(bare)) in (bare, bare[::-1])
    options = tuple(DraftOption(code, text) for code, text in by_code.items())
    return Closed(options, is_ordinal, "its cells say their codes" + (", a scale" if is_ordinal else ""))


def _labelled(profile: Profile, missing: Mapping[str, str]) -> Closed:
    """The value labels of the file, and the cells that it has no label for."""
    labels = {cell: label.strip() or cell for cell, label in profile.labels.items() if cell not in missing}
    between = _ends_of(profile, list(labels)) or ()
    extra = [
        cell for cell in profile.texts if cell not in labels and cell not in missing and cell not in between
    ]
    entries = {**labels, **{cell: cell for cell in (*between, *sorted(extra)) if cell not in labels}}
    if between:
        entries = dict(sorted(entries.items(), key=lambda entry: float(entry[0])))
    ordered = scale_order(tuple(entries.values())) if len(set(entries.values())) == len(entries) else None
    is_ordinal = profile.column.measure == "ordinal" or bool(between) or ordered is not None
    if ordered:
        entries = dict(sorted(entries.items(), key=lambda entry: ordered.index(entry[1])))
    why = "value labels of the file" + (", a scale" if is_ordinal else "")
    why += f"; {', '.join(sorted(extra)[:9])} without one" if extra else ""
    return Closed(_options(entries), is_ordinal, why)


def _options(entries: Mapping[str, str]) -> tuple[DraftOption, ...]:
    """Options with the file's own codes; a label that two of them share gets its code behind it."""
    folded = [fold(label) for label in entries.values()]
    shown = [
        f"{label} ({cell})"
        if folded.count(fold(label)) > 1 or (label in entries and label != cell)
        else label
        for cell, label in entries.items()
    ]
    codes = list(entries) if all(CODE.fullmatch(cell) for cell in entries) else option_codes(entries)
    return tuple(DraftOption(code, label) for code, label in zip(codes, shown, strict=True))


def _ends_of(profile: Profile, named: list[str]) -> tuple[str, ...] | None:
    """The whole numbers of a scale whose ends, or a few places, alone are labelled."""
    if not named or not all(re.fullmatch(r"\d{1,2}", cell) for cell in (*named, *profile.texts)):
        return None
    numbers = sorted(int(cell) for cell in named)
    used = [int(cell) for cell in profile.texts]
    is_short = 2 < numbers[-1] - numbers[0] + 1 <= WIDEST_SCALE
    if not is_short or len(named) > 3 or any(not numbers[0] <= one <= numbers[-1] for one in used):
        return None
    return tuple(str(number) for number in range(numbers[0], numbers[-1] + 1))


def _coded(texts: list[str]) -> tuple[DraftOption, ...]:
    if all(CODE.fullmatch(text) and len(text) <= 12 for text in texts):
        return tuple(DraftOption(text, text) for text in texts)
    return tuple(
        DraftOption(code, unwrapped(text)) for code, text in zip(option_codes(texts), texts, strict=True)
    )
