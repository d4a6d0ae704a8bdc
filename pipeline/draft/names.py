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
SHORT_HEADER = 24


def slug(text: str, *, words: int = 5) -> str:
    """`text` as lower-case ASCII words joined by underscores; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", re.sub(r"<[^>]*>", " ", text)).encode("ascii", "ignore").decode()
    found = re.findall(r"[A-Za-z0-9]+", plain.lower())
    kept = [word for word in found if word not in STOP_WORDS] or found
    return "_".join(kept[:words])[:LONGEST].strip("_")


def item_name(column: str, text: str, taken: set[str]) -> str:
    """A name for an item: the header where it is short, else words of the question. Added to `taken`."""
    is_short = len(column) <= SHORT_HEADER and re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", column)
    return unique(column if is_short else slug(text or column) or slug(column), taken, otherwise="item")


def option_codes(labels: Iterable[str]) -> list[str]:
    """A code for each label, all different."""
    taken: set[str] = set()
    return [unique(slug(label, words=4), taken, otherwise="option") for label in labels]


def unique(name: str, taken: set[str], *, otherwise: str) -> str:
    """`name`, or it with a number behind it, that nobody has yet; capitals make no difference."""
    wanted = name if name and name[0] != "_" else otherwise
    wanted = f"{otherwise}_{wanted}" if wanted[0].isdigit() else wanted
    wanted = f"{wanted}_" if wanted.lower() in REFUSED else wanted
    candidate, number = wanted, 2
    while candidate.lower() in taken:
        candidate, number = f"{wanted}_{number}", number + 1
    taken.add(candidate.lower())
    return candidate


def stem(columns: Iterable[str]) -> str:
    """What the headers of a run begin with."""
    names = list(columns)
    start = names[0]
    for name in names[1:]:
        while not name.startswith(start):
            start = start[:-1]
    return start.rstrip("_-.[ 0#") or slug(names[0]) or "set"
