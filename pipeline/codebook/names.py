"""What the names of a codebook stand for: items and what is made of them, bands, derived items, levels of scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codebook.model import Derived, Item, ItemType
from pipeline.codebook.unfold import made_items
from pipeline.codebook.values import Path
from pipeline.codebook.wave_items import Form

if TYPE_CHECKING:
    from pipeline.codebook.written_study import WrittenStudy


@dataclass(frozen=True, slots=True)
class Named:
    """One name that conditions, banners, scores and published figures may use."""

    name: str
    kind: str  # item | band | derived | score
    path: Path
    type: ItemType | None  # None: a score
    options: tuple[str, ...] = ()  # codes, in all waves; of a score its levels
    nets: tuple[str, ...] = ()
    unscored: frozenset[str] = frozenset()  # options that are reasons for missing
    bands: tuple[str, ...] = ()  # names of the items that a number's bands make
    made_of: str = ""  # the rank, allocation or text that an item is made of

    @property
    def answers(self) -> tuple[str, ...]:
        """The options that are an answer, not a listed reason for none."""
        return tuple(code for code in self.options if code not in self.unscored)

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be asked for: options and nets."""
        return (*self.options, *self.nets)


def names_of(forms: Iterable[Form], derived: Iterable[Derived], written: WrittenStudy) -> Mapping[str, Named]:
    """Everything by its name; where two things have one name, which is an error, the item."""
    names: dict[str, Named] = {}
    for name, score in written.scores.items():
        levels = tuple(level[0] for level in score.levels or ())
        names[name] = Named(name, "score", ("scores", name), None, levels)
    for made in derived:
        codes = tuple(option.code for option in made.options)
        names[made.name] = Named(made.name, "derived", ("derived", made.name), ItemType.SINGLE, codes)
    items: dict[str, list[tuple[Path, Item]]] = {}
    for form in forms:
        for item in form.items:
            path = form.asked.at("grid", item.name) if item.grid else ("items", item.name)
            known = {item.name: item} | {one.name: one for one in made_items(item)}
            for name, one in known.items():
                items.setdefault(name, []).append((path, one))
    for versions in items.values():
        names |= _bands_named(versions)
    return names | {name: _item_named(versions) for name, versions in items.items()}


def _item_named(versions: list[tuple[Path, Item]]) -> Named:
    path, first = versions[0]
    items = [item for _, item in versions]
    options = tuple(dict.fromkeys(option.code for item in items for option in item.options))
    reasons = {word for item in items for pair in item.missing.items() for word in pair}
    nets = tuple(dict.fromkeys(net.code for item in items for net in item.nets))
    bands = tuple(dict.fromkeys(band.name for item in items for band in item.bands))
    unscored = frozenset(reasons.intersection(options))
    asked = str(path[-1])
    made_of = "" if first.name == asked else asked
    return Named(first.name, "item", path, first.type, options, nets, unscored, bands, made_of)


def _bands_named(versions: list[tuple[Path, Item]]) -> dict[str, Named]:
    names = {}
    for path, item in versions:
        for band in item.bands:
            codes = tuple(inner.code for inner in band.bands)
            names[band.name] = Named(band.name, "band", (*path, "bands", band.name), ItemType.SINGLE, codes)
    return names
