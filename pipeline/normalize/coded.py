"""Open answers by the codes that a file gives their texts, and the texts that still wait for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import Item, ItemType
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.errors import ExportError
from pipeline.normalize.distinct_cells import MOST_CELLS
from pipeline.normalize.expressions import Reading, texts
from pipeline.normalize.fold import STRAIGHT, TAG

HERE = Path(__file__).parent
NOT_CODED = "not_coded"  # the reason where a text has no code yet
_SINGLE = {chr(code): to for code, to in STRAIGHT.items() if to is not None and len(to) == 1}
_GONE = "".join(chr(code) for code, to in STRAIGHT.items() if to is None)
_FROM, _TO = "".join(_SINGLE) + _GONE, "".join(_SINGLE.values())


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """A column of texts beside the file: per row the place of its text in the file, and what stands there."""

    place: str  # SQL: from 1, beyond `known` where the text is not in the file, NULL where there is none
    known: int
    codes: tuple[tuple[str, ...], ...]  # of the options, by place
    reasons: tuple[str | None, ...]  # where a text says why there is no answer
    is_blank: str  # SQL


def key_sql(cell: str) -> str:
    """A text without what people hold to be no difference: capitals, blanks, markup, kinds of quotes and dashes."""
    plain = f"translate(replace(lower({cell}), '…', '...'), {literal(_FROM)}, {literal(_TO)})"
    bare = f"regexp_replace({plain}, {literal(TAG.pattern)}, '', 'g')"
    return f"trim(regexp_replace({bare}, '\\s+', ' ', 'g'))"


def coded_column(engine: Engine, item: Item, column: str) -> CodedColumn:
    """What the file says about each text of `column`."""
    by_key = _by_key(engine, item.codes or {})
    options = {option.code for option in item.options}
    codes = tuple(tuple(code for code in given if code in options) for given in by_key.values())
    reasons = tuple(
        None if known else next(iter(given)) for known, given in zip(codes, by_key.values(), strict=True)
    )
    cell = identifier(column)
    place = "NULL::BIGINT"
    if by_key:
        # a cast of what is no member is a thousand times slower
        members = (*by_key, *_other_keys(engine, column))
        place = f"(enum_code(TRY_CAST({key_sql(cell)} AS {engine.enum(members)})) + 1)"
    return CodedColumn(place, len(by_key), codes, reasons, f"coalesce(trim({cell}), '') = ''")


def _other_keys(engine: Engine, column: str) -> list[str]:
    """The texts of the column that are not in the file. Raises ExportError where they are too many to be coded."""
    cell = identifier(column)
    engine.view("open_cells", "rows", {"cell": f"trim({cell})", "key": key_sql(cell)})
    others = [str(key) for key in engine.run(HERE / "other_keys.sql", most=MOST_CELLS + 1)["key"]]
    if len(others) > MOST_CELLS:
        raise ExportError(
            f"column {column!r} holds over {MOST_CELLS:,} different texts; take its `codes` away."
        )
    return others


def coded_reading(item: Item, column: str, coded: CodedColumn, missing: Mapping[str, str]) -> Reading:
    """The codes of each text; one without is no answer, `not_coded`. `missing`: cell in lower case to reason."""
    place = coded.place
    if item.type is ItemType.MULTIPLE:
        lists = ", ".join(text_list(codes) if codes else "NULL" for codes in coded.codes)
        answer = f"([{lists}]::VARCHAR[][])[{place}]"
    else:
        answer = f"{texts([next(iter(codes), None) for codes in coded.codes])}[{place}]"
    cell = f"lower(trim({identifier(column)}))"
    named = f"{texts(tuple(missing.values()))}[list_position({text_list(tuple(missing))}, {cell})]"
    is_new = f"coalesce({place} > {literal(coded.known)}, TRUE)"
    waits = f"CASE WHEN NOT {coded.is_blank} AND {is_new} THEN {literal(NOT_CODED)} END"
    return Reading(
        item.name,
        f"CASE WHEN {named} IS NULL THEN {answer} END",
        f"coalesce({named}, {texts(coded.reasons)}[{place}], {waits})",
    )


def waiting_texts(engine: Engine, item: Item, column: str, missing: Mapping[str, str]) -> pd.DataFrame:
    """One row per text of `column` that has no code yet: `text`, `respondents`; the most frequent first."""
    _by_key(engine, item.codes or {})
    cell = f"trim({identifier(column)})"
    engine.view("open_cells", "rows", {"cell": cell, "key": key_sql(identifier(column))})
    return engine.run(HERE / "waiting_texts.sql", missing=list(missing))


def unseen_texts(engine: Engine) -> list[str]:
    """Texts of the file that `waiting_texts` was last asked about which the export does not hold."""
    return [str(text) for text in engine.run(HERE / "unseen_texts.sql")["text"]]


def _by_key(engine: Engine, codes: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The codes by the keys of their texts, which are the relation `coded_keys` then."""
    frame = pd.DataFrame({"place": range(len(codes)), "text": list(codes)}, dtype=object)
    engine.table("coded_texts", frame, {"place": "BIGINT", "text": "VARCHAR"})
    engine.view("coded_keys", "coded_texts", {"place": "place", "text": "text", "key": key_sql("text")})
    keys = engine.connection.execute("SELECT key FROM coded_keys ORDER BY place").fetchall()
    found: dict[str, tuple[str, ...]] = {}
    for (key,), given in zip(keys, codes.values(), strict=True):
        found.setdefault(key, given)
    return found
