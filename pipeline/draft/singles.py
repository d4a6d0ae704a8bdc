"""One column by itself: closed, delimited, a number, a date or a text."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.draft.closed import closed_options, covers, is_closed
from pipeline.draft.delimited import delimited_options
from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.formats import date_format, decimal_mark, is_clock, is_day_in_doubt
from pipeline.draft.groups import is_open_part
from pipeline.draft.names import item_name, unique
from pipeline.draft.profile import Profile
from pipeline.draft.words import NOMINAL_WORDS, OPEN_WORDS, QUANTITY_WORDS, RECOMMEND, fold

NPS = frozenset(str(number) for number in range(11))
FLAGS = frozenset({"0", "1", "2"})
MOST_AS_OPTIONS = 11
LEAST_TYPED = 12  # characters; Yes, No and Not sure are no remarks
NPS_END = 10  # a scale that ends here or above is rather a number than a list of options
SCALE_ENDS = re.compile(r"\b(?P<low>[01])\s*(?:to|-|–|t/m|tot|bis|through)\s*(?P<high>5|6|7|9|10|100)\b")
CODE_LIKE = re.compile(r"\d{1,2}(\.0+)?")  # whole and small; 2.5 and 10000 are quantities


def as_item(profile: Profile, taken: set[str], *, name: str = "") -> DraftItem | None:
    """The column as an item, named `name` or for itself; None where nobody answered it."""
    column = profile.column
    if not profile.cells and len(column.values) < 2:
        return None
    is_question = column.text != column.name or " " in column.name
    question = column.text if is_question else ""
    if column.choice and column.choice not in question:
        question = f"{question} {column.choice}".strip()
    missing = tuple(profile.missing.items())
    typed = typed_item(profile, profile.missing)
    words = column.text if is_question and not column.choice else question
    named = unique(name, taken, otherwise="item") if name else item_name(column.name, words, taken)
    return replace(typed, name=named, question=question, column=column.name, missing=missing)


def typed_item(profile: Profile, missing: dict[str, str]) -> DraftItem:
    """What the cells of a column say it is, without name and column."""
    column = profile.column
    texts = tuple(cell for cell in profile.texts if cell not in missing)
    if column.type in ("date", "datetime"):
        return DraftItem("", "date", "the file says it is a date")
    if is_open_part(profile):
        return DraftItem("", "text", "the text typed beside an option; `codes` and `other_of` code it back")
    if column.type == "time" or is_clock(texts):
        return DraftItem("", "text", "a time of the day")
    if not column.values and _is_open(profile, texts):
        return DraftItem("", "text", "asked for in the respondent's own words")
    labelled = bool(column.values) and covers(profile)
    found = None if labelled and column.type != "multiple" else delimited_options(profile, texts)
    if found and found.is_ranking:
        why = f"every cell puts the same options in order, separated by {found.separator!r}"
        return DraftItem("", "rank", why, options=found.options, separator=found.separator)
    if found:
        return DraftItem(
            "", "multiple", found.why, options=found.options, separator=found.separator, aliases=found.aliases
        )
    if (format_ := date_format(texts)) is not None:
        return _date(texts, format_)
    return _number(profile, texts, labelled) or _options_or_text(profile, texts, labelled)


def _is_open(profile: Profile, texts: tuple[str, ...]) -> bool:
    """Whether the question asks for words and gets some: a short list of answers may still be one."""
    words = fold(f"{profile.column.name.replace('_', ' ')} {profile.column.text}")
    return bool(OPEN_WORDS.search(words)) and any(len(text) > LEAST_TYPED for text in texts)


def _date(texts: tuple[str, ...], format_: str) -> DraftItem:
    doubt = "; day and month may be the other way round" if is_day_in_doubt(texts, format_) else ""
    return DraftItem("", "date", f"its cells read as dates{doubt}", date_format=format_ or None)


def _number(profile: Profile, texts: tuple[str, ...], labelled: bool) -> DraftItem | None:
    """A quantity; None for few codes that repeat, and for what is no number."""
    column = profile.column
    mark = None if labelled else decimal_mark(texts)
    if mark is None:
        return None
    decimal = mark if mark == "," else None
    words = fold(f"{column.name.replace('_', ' ')} {column.text}")
    if RECOMMEND.search(words) and len(texts) > 3 and NPS.issuperset(texts):
        why = "numbers from 0 to 10 about recommending"
        return DraftItem("", "number", why, range=(0, 10), summary="nps")
    if (ends := SCALE_ENDS.search(words)) and all(_is_within(text, ends) for text in texts):
        low, high = int(ends["low"]), int(ends["high"])
        if high >= NPS_END:
            return DraftItem("", "number", f"its text says {low} to {high}", range=(low, high))
        places = tuple(DraftOption(str(place), str(place)) for place in range(low, high + 1))
        return DraftItem("", "ordinal", f"its text says {low} to {high}", options=places)
    if QUANTITY_WORDS.search(words) and len(texts) > 2:
        return DraftItem("", "number", "numbers, and asked for as a quantity", decimal=decimal)
    if (
        not is_closed(profile)
        or profile.distinct > MOST_AS_OPTIONS
        or not all(map(CODE_LIKE.fullmatch, texts))
    ):
        return DraftItem("", "number", "its cells are numbers", decimal=decimal)
    if (column.measure == "scale" or column.type == "number") and not set(texts) <= FLAGS:
        return DraftItem("", "number", "the file says it is a number", decimal=decimal)
    return None


def _is_within(text: str, ends: re.Match[str]) -> bool:
    return text.isdigit() and int(ends["low"]) <= int(text) <= int(ends["high"])


def _options_or_text(profile: Profile, texts: tuple[str, ...], labelled: bool) -> DraftItem:
    if labelled or (is_closed(profile) and texts):
        closed = closed_options(profile)
        if closed.options:
            is_ordinal = closed.is_ordinal and (labelled or not _names_kinds(profile, texts))
            return DraftItem("", "ordinal" if is_ordinal else "single", closed.why, options=closed.options)
    return DraftItem("", "text", f"{profile.distinct} different cells")


def _names_kinds(profile: Profile, texts: tuple[str, ...]) -> bool:
    """Whether bare codes stand for kinds rather than degrees: sector, country, gender."""
    words = fold(f"{profile.column.name.replace('_', ' ')} {profile.column.text}")
    return all(text.isdigit() for text in texts) and NOMINAL_WORDS.search(words) is not None
