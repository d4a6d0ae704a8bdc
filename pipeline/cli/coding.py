"""Open texts of an export that wait for a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.codebook.model import Item, Wave
from pipeline.engine import Engine, Tables

if TYPE_CHECKING:
    from pipeline.normalize.columns import ExportColumn

LOOKED_AT = 100  # texts that are held against those which are gone
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class WaitingTexts:
    """The texts of one coded item in one export. Texts are there only where the item may be published."""

    file: str
    texts: int  # that have no code yet
    respondents: int  # who gave them
    changed: int  # of the texts, those that are nearly a coded one which is not in this export
    unseen: int  # coded texts that are not in this export
    shown: Mapping[str, int]  # text -> respondents, the most frequent first; empty where they are private


def waiting_for_codes(
    wave: Wave, columns: Mapping[str, ExportColumn], tables: Tables
) -> dict[str, WaitingTexts]:
    """Item -> what waits, for every text of the wave that has a file of codes. `wave` names the export's columns."""
    private = {item.name for item in wave.items if not item.publish}
    found = {}
    for item in _coded(wave, columns):
        name = item.name.removesuffix("_coded")
        texts, gone = texts_of(item, columns, tables)
        alike = [text for text in list(texts)[:LOOKED_AT] if get_close_matches(text, gone, 1, ALIKE)]
        found[name] = WaitingTexts(
            str(item.codes_file), len(texts), sum(texts.values()), len(alike), len(gone),
            {} if name in private else texts,
        )  # fmt: skip
    return found


def _coded(wave: Wave, columns: Mapping[str, ExportColumn]) -> list[Item]:
    return [item for item in wave.items if item.codes_file and item.in_wave and item.column in columns]


def texts_of(
    item: Item, columns: Mapping[str, ExportColumn], tables: Tables
) -> tuple[dict[str, int], list[str]]:
    """The texts without a code with their respondents, and coded texts that the export does not hold."""
    from pipeline.normalize.coded import unseen_texts, waiting_texts
    from pipeline.normalize.read_items import missing_texts

    column = columns[str(item.column)]
    with Engine() as engine:
        engine.view("rows", tables.path("export_rows"))
        frame = waiting_texts(engine, item, column.name, missing_texts(item, column))
        texts = dict(zip(frame["text"], frame["respondents"].astype(int).tolist(), strict=True))
        return texts, unseen_texts(engine)
