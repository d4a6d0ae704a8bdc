"""What the names of a codebook stand for: items, bands, derived items, levels of scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.codebook.model import Derived, Item, ItemType, Net
from pipeline.codebook.values import Path

NUMERIC = frozenset({ItemType.NUMBER})


@dataclass(frozen=True, slots=True)
class Named:
    """One name that conditions, banners, scores and published figures may use."""

    name: str
    kind: str  # item | band | derived | score
    path: Path
    type: ItemType | None = None  # of an item
    options: tuple[str, ...] = ()  # codes, in all waves; of a score its levels
    nets: tuple[Net, ...] = ()
    unscored: frozenset[str] = frozenset()  # options that are reasons for missing
    bands: tuple[str, ...] = ()  # names of the items that a number's bands make

    @property
    def answers(self) -> tuple[str, ...]:
        """The options that are an answer, not a listed reason for none."""
        return tuple(code for code in self.options if code not in self.unscored)

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be asked for: options and nets."""
        return (*self.options, *(net.code for net in self.nets))


def items_named(name: str, path: Path, forms: Iterable[Item]) -> dict[str, Named]:
    """The item under its name and its bands under theirs, over all the forms it takes."""
    forms = tuple(forms)
    options = tuple(dict.fromkeys(option.code for form in forms for option in form.options))
    reasons = {word for form in forms for pair in form.missing.items() for word in pair}
    nets = {net.code: net for form in forms for net in form.nets}
    bands = {band.name: band for form in forms for band in form.bands}
    unscored = frozenset(reasons.intersection(options))
    named = {
        name: Named(name, "item", path, forms[0].type, options, tuple(nets.values()), unscored, tuple(bands))
    }
    for band_name, band in bands.items():
        codes = tuple(inner.code for inner in band.bands)
        named.setdefault(band_name, Named(band_name, "band", path, ItemType.SINGLE, codes))
    return named


def derived_named(derived: Iterable[Derived]) -> dict[str, Named]:
    """Derived items under their names."""
    return {
        item.name: Named(
            item.name,
            "derived",
            ("derived", item.name),
            ItemType.SINGLE,
            tuple(option.code for option in item.options),
        )
        for item in derived
    }


def scores_named(levels: Mapping[str, tuple[str, ...]]) -> dict[str, Named]:
    """Scores under their names; `levels`: score to the codes of its levels."""
    return {name: Named(name, "score", ("scores", name), None, codes) for name, codes in levels.items()}
