"""The net promoter score of a number from 0 to 10: its name and words, as another measure beside the number's mean."""

from __future__ import annotations

from pipeline.codebook.model import Item, Text

WORDS = "Net promoter score"
UNIT = "points"


def nps_name(item: str) -> str:
    """Of the measure that `summary: nps` makes of an item."""
    return f"{item}_nps"


def nps_label(item: Item) -> Text:
    """The item's question in each of its languages, behind what is made of it."""
    texts = item.question.by_language or (("", item.name),)
    return Text(tuple((language, f"{WORDS}: {text}") for language, text in texts))
