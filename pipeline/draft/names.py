"""Short names for items and codes for options, from headers, question texts and labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

REFUSED = frozenset(
    "study wave weight stratum psu respondent_id missing_reasons source_row is_kept any all not else raked none".split()
)
STOP_WORDS = frozenset(
    "a an the of in on for to your you do does did is are was were have has had how what which when where who why or and "
    "if with by at from that this it its be been following please select all apply de het een van in op voor uw u wat "
    "welke hoe is zijn der die das und oder ihr ihre wie was welche".split()
)
LONGEST = 32
MOST_WORDS = 4  # of an option's code
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "ł": "l", "&": " and "}
)
SHORT_HEADER = 24


def slug(text: str, *, words: int = 5) -> str:
    """`text` as lower-case ASCII words joined by underscores; "" where nothing is left."""
    found = plain_words(text)
    kept = [word for word in found if word not in STOP_WORDS] or found
    return "_".join(kept[:words])[:LONGEST].strip("_")


def plain_words(text: str) -> list[str]:
    """The words of a text in lower-case ASCII, without markup and apostrophes."""
    bare = re.sub(r"['’‘]", "", re.sub(r"<[^>]*>", " ", text)).translate(LETTERS)
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.lower())


def item_name(column: str, text: str, taken: set[str]) -> str:
    """A name for an item: the header where it is short, else words of the question. Added to `taken`."""
    is_short = len(column) <= SHORT_HEADER and re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", column)
    return unique(column if is_short else slug(text) or slug(column), taken, otherwise="item")


def option_codes(labels: Iterable[str]) -> list[str]:
    """A code for each label, all different: its words, without the small ones where they are many."""
    taken: set[str] = set()
    return [_free(_code(label) or "option", taken) for label in labels]


def _code(label: str) -> str:
    found = plain_words(label)
    return "_".join(found) if len(found) <= MOST_WORDS else slug(label, words=MOST_WORDS)


def unique(name: str, taken: set[str], *, otherwise: str) -> str:
    """`name`, or it with a number behind it, that nobody has yet; capitals make no difference."""
    wanted = name if name and name[0] != "_" else otherwise
    wanted = f"{otherwise}_{wanted}" if wanted[0].isdigit() else wanted
    wanted = f"{wanted}_" if wanted.lower() in REFUSED else wanted
    return _free(wanted, taken)


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted`, or it with the first number behind it that nobody has. Added to `taken`."""
    candidate, number = wanted, 2
    while candidate.lower() in taken:
        candidate, number = f"{wanted}_{number}", number + 1
    taken.add(candidate.lower())
    return candidate


def stem(columns: Iterable[str]) -> str:
    """What the headers of a run begin with; "" where they have nothing in common."""
    names = list(columns)
    start = names[0]
    for name in names[1:]:
        while not name.startswith(start):
            start = start[:-1]
    return start.rstrip("_-.[ 0#:/>")
