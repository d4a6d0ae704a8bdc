"""The codebook as two tables: items and options, a row a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.codebook.model import Item, Option, Study, Text, Wave
from pipeline.codebook.promoters import UNIT, nps_label, nps_name


@dataclass(frozen=True, slots=True)
class Listed:
    """An item that has rates or means, of whatever kind."""

    name: str
    kind: str  # asked, band, derived, level
    type: str
    question: Text
    options: tuple[Option, ...]
    item: Item | None = None
    line: int = 0
    unit: str | None = None


def listed_items(study: Study, wave: Wave) -> tuple[Listed, ...]:
    """Asked items with their net promoter score and bands behind them, then derived items, then scores with levels."""
    found: list[Listed] = []
    for item in wave.items:
        found.append(
            Listed(
                item.name, "asked", item.type.value, item.question, item.options, item, item.line, item.unit
            )
        )
        if item.summary == "nps":
            made = nps_name(item.name), "derived", "number", nps_label(item)
            found.append(Listed(*made, (), None, item.line, UNIT))
        for banded in item.bands:
            options = tuple(Option(band.code, band.label) for band in banded.bands)
            found.append(Listed(banded.name, "band", "single", item.question, options, None, item.line))
    found += [
        Listed(made.name, "derived", "single", made.question, made.options, None, made.line)
        for made in study.derived
    ]
    for score in study.scores:
        options = tuple(Option(level.code, level.label) for level in score.levels)
        found.append(Listed(score.name, "level", "single", score.label, options, None, score.line))
    return tuple(found)


def items_table(listed: Sequence[Listed], languages: Sequence[str]) -> pd.DataFrame:
    """One row per item and language."""
    rows = []
    for order, one in enumerate(listed, start=1):
        item = one.item
        columns = ",".join(item.read_from) if item else ""
        for language, question in _in_languages(one.question, languages):
            rows.append((
                order, one.name, one.kind, one.type, language, question, columns,
                item.base.value if item else "asked", item.grid if item else None, one.unit, one.line,
            ))  # fmt: skip
    names = (
        "item_order item item_kind type language question columns base_kind grid unit codebook_line".split()
    )
    return pd.DataFrame(rows, columns=names)


def options_table(listed: Sequence[Listed], languages: Sequence[str]) -> pd.DataFrame:
    """One row per item, option and language; an item's nets follow its options."""
    rows = []
    for order, one in enumerate(listed, start=1):
        scheme = one.item.classification if one.item else None
        nets = one.item.nets if one.item else ()
        entries = [(option.code, option.label, False) for option in one.options]
        entries += [(net.code, net.label, True) for net in nets]
        for place, (code, label, is_net) in enumerate(entries, start=1):
            classified = scheme.codes.get(code) if scheme and not is_net else None
            for language, words in _in_languages(label, languages):
                rows.append((
                    order, one.name, code, place, language, words, is_net, scheme.scheme if scheme else None, classified,
                ))  # fmt: skip
    names = "item_order item option option_order language label is_net scheme classification".split()
    return pd.DataFrame(rows, columns=names)


def _in_languages(text: Text, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    for language in languages or ("",):
        yield language, text.in_language(language)
