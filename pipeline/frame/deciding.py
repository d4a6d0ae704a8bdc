"""Which asked items decide an answer that is made, or who is in a column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.codebook.model import Study, Wave
from pipeline.engine.conditions import items_of
from pipeline.frame.banners import EVERYBODY, TOTAL


def made_from(study: Study, wave: Wave) -> dict[str, frozenset[str]]:
    """Each derived item, band and level of a score of one item, and the items it is made from."""
    found = {
        made.name: frozenset(name for _, condition in made.when for name in items_of(condition))
        for made in study.derived
    }
    found |= {band.name: frozenset({item.name}) for item in wave.items for band in item.bands}
    return found | {score.name: frozenset(score.items) for score in study.scores if len(score.items) == 1}


def asked_items(made: Mapping[str, frozenset[str]], items: Iterable[str]) -> frozenset[str]:
    """The asked items behind these, which may be made from others in turn; `made` as from `made_from`."""
    return frozenset().union(*(asked_items(made, made[name]) if name in made else {name} for name in items))


def deciding_items(study: Study, wave: Wave, universe: str, banner: str) -> frozenset[str]:
    """The asked items that decide who is in a column of a banner in a universe."""
    items = frozenset() if banner == TOTAL else frozenset(banner.split("*"))
    around = frozenset() if universe == EVERYBODY else items_of(study.universes[universe])
    return asked_items(made_from(study, wave), items | around)
