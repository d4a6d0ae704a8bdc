"""Looking up what a part of the codebook names: an item, one of its options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.codebook.model import ItemType
from pipeline.codebook.names import Named
from pipeline.codebook.problems import nearest
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path


@dataclass(frozen=True, slots=True)
class References:
    """Finds what is named and notes what is not there."""

    reading: Reading
    names: Mapping[str, Named]

    def named(self, name: str, path: Path, *kinds: str) -> Named | None:
        """What has the name; None, noted, where nothing has or it is of none of the kinds."""
        found = self.names.get(name)
        if found is not None and found.type is ItemType.ALLOCATION:
            made = ", ".join(one.name for one in self.names.values() if one.made_of == name)
            self.reading.report(path, f"found {name}, of which numbers are made; name one of them: {made}")
            return None
        if found is not None and (not kinds or found.kind in kinds):
            return found
        if self.reading.is_lost(name):
            return None
        wanted = " or ".join(WORDS[kind] for kind in kinds) or "an item"
        if found is not None:
            self.reading.report(path, f"found {name}, which is {WORDS[found.kind]}; name {wanted}")
        elif (written := self.reading.written.items.get(name)) is not None and written.grid:
            items = ", ".join(written.grid)
            self.reading.report(path, f"found {name}, which is a grid; name its items: {items}")
        else:
            like = [one.name for one in self.names.values() if not kinds or one.kind in kinds]
            self.reading.report(
                path, f"found {name}, which is not in the codebook{nearest(name, like)}; name {wanted}"
            )
        return None

    def option(self, named: Named, option: str, path: Path, *, with_nets: bool = True) -> None:
        """Note an option that the item does not have in any wave."""
        known = named.choices if with_nets else named.options
        if option in known or self.reading.is_lost(named.name) or self.reading.is_lost(option):
            return
        if not known:
            self.reading.report(path, f"found the option {option}, but {named.name} {without_options(named)}")
        else:
            listed = ", ".join(known)
            self.reading.report(
                path,
                f"found {option}, no option of {named.name}{nearest(option, known)}; it has {listed}",
            )


WORDS = {"item": "an item", "band": "the bands of a number", "derived": "a derived item", "score": "a score"}


def without_options(named: Named) -> str:
    """Why something has no options, and what to name in its stead."""
    if named.kind == "score":
        return "is a score without levels; give it `levels`"
    if named.bands:
        return f"is a number; name its bands: {', '.join(named.bands)}"
    return (
        f"is of type {named.type} and has no options; give it `bands`"
        if named.type == "number"
        else (f"is of type {named.type} and has no options")
    )
