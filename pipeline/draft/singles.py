"""One column by itself: closed, delimited, a number, a date or a text."""

from __future__ import annotations

from dataclasses import replace

from pipeline.draft.closed import closed_options, covers, is_closed
from pipeline.draft.delimited import delimited_options
from pipeline.draft.drafted import DraftItem
from pipeline.draft.formats import date_format, decimal_mark
from pipeline.draft.groups import is_open_part
from pipeline.draft.names import item_name
from pipeline.draft.profile import Profile
from pipeline.draft.words import RECOMMEND, fold

NPS = frozenset(str(number) for number in range(11))
MOST_AS_OPTIONS = 11


def as_item(profile: Profile, taken: set[str]) -> DraftItem | None:
    """The column as an item; None where nobody answered it."""
    column = profile.column
    if not profile.cells and len(column.values) < 2:
        return None
    question = column.text if column.text != column.name else ""
    if column.choice and column.choice not in question:
        question = f"{question} {column.choice}".strip()
    missing = tuple(profile.missing.items())
    typed = typed_item(profile, profile.missing)
    name = item_name(column.name, column.text, taken)
    return replace(typed, name=name, question=question, column=column.name, missing=missing)


def typed_item(profile: Profile, missing: dict[str, str]) -> DraftItem:
    """What the cells of a column say it is, without name and column."""
    column = profile.column
    texts = tuple(cell for cell in profile.texts if cell not in missing)
    if column.type in ("date", "datetime"):
        return DraftItem("", "date", "the file says it is a date")
    if column.type == "time" or (is_open_part(profile) and not _is_repeated(profile)):
        return DraftItem("", "text", "the text typed beside an option" if is_open_part(profile) else "a time")
    labelled = bool(column.values) and covers(profile)
    found = None if labelled and column.type != "multiple" else delimited_options(profile, texts)
    if found:
        return DraftItem("", "multiple", found.why, options=found.options, separator=found.separator)
    format_ = date_format(texts)
    if format_ is not None:
        return DraftItem("", "date", "its cells read as dates", date_format=format_ or None)
    return _number_or_options(profile, texts, labelled)


def _number_or_options(profile: Profile, texts: tuple[str, ...], labelled: bool) -> DraftItem:
    mark = decimal_mark(texts)
    if (
        not labelled
        and RECOMMEND.search(fold(profile.column.text))
        and len(texts) > 3
        and NPS.issuperset(texts)
    ):
        why = "numbers from 0 to 10 about recommending"
        return DraftItem("", "number", why, range=(0, 10), summary="nps")
    is_code = set(texts) <= {"0", "1", "2"} and len(texts) < 3
    is_measure = profile.column.measure == "scale" or profile.column.type == "number"
    is_number = mark and not labelled and not is_code
    if is_number and (is_measure or not is_closed(profile) or profile.distinct > MOST_AS_OPTIONS):
        return DraftItem("", "number", "its cells are numbers", decimal=mark if mark == "," else None)
    if labelled or (is_closed(profile) and texts):
        closed = closed_options(profile)
        if closed.options:
            return DraftItem(
                "", "ordinal" if closed.is_ordinal else "single", closed.why, options=closed.options
            )
    if mark:
        return DraftItem("", "number", "its cells are numbers", decimal=mark if mark == "," else None)
    return DraftItem("", "text", f"{profile.distinct} different cells")


def _is_repeated(profile: Profile) -> bool:
    """Whether an other-column is a yes/no flag, or one text, and nothing typed."""
    return profile.distinct <= 2 and sum(rows for _, rows in profile.cells) > 8 * profile.distinct
