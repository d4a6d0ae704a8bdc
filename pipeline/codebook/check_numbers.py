"""Numbers: bands, levels and ranges that are in order."""

from __future__ import annotations

from itertools import pairwise

from pipeline.codebook.model import Band, Item, ItemType, Score
from pipeline.codebook.reading import Reading
from pipeline.codebook.values import Path
from pipeline.codebook.wave_items import Form


def check_numbers(form: Form, reading: Reading) -> None:
    """Note ranges, bands and settings of a number that contradict one another."""
    for item in form.items[:1]:
        if item.type is not ItemType.NUMBER:
            continue
        _check_range(form, item, reading)
        for banded in item.bands:
            if form.asked.keys.grid:
                reading.report(
                    form.asked.at("bands", banded.name),
                    "the items of a grid cannot share bands; write them as items",
                )
            _check_bands(banded.bands, form.asked.at("bands", banded.name), reading)


def check_levels(score: Score, reading: Reading) -> None:
    """Note levels that are not in order, have a name twice, or leave the lowest scores without one."""
    path = ("scores", score.name, "levels")
    _check_labels(score.levels, path, reading)
    for place, (before, after) in enumerate(pairwise(score.levels), start=1):
        if before.low is not None and after.low is not None and after.low <= before.low:
            reading.report(
                (*path, place), f"{after.code} begins at {after.low:g}, not above {before.code}; sort them"
            )
    if score.levels and score.rescale and (score.levels[0].low or 0) > min(score.rescale):
        low = min(score.rescale)
        reading.report(
            path, f"no level begins at {low:g}, so the lowest scores have none; let the first begin there"
        )
    if score.rescale and score.rescale[0] >= score.rescale[1]:
        reading.report(("scores", score.name, "rescale"), "the second number must be the greater one")


def _check_range(form: Form, item: Item, reading: Reading) -> None:
    at = form.asked.at
    if item.low is not None and item.high is not None and item.low >= item.high:
        reading.report(at("range"), f"found {item.low:g} to {item.high:g}; write the lower number first")
    if item.summary == "nps" and (item.low, item.high) != (0, 10):
        reading.report(
            at("summary"), "nps is about a number from 0 to 10; write `range: [0, 10]` or remove it"
        )
    if item.multiplier <= 0:
        reading.report(at("multiplier"), f"found {item.multiplier:g}; write a number above 0")


def _check_bands(bands: tuple[Band, ...], path: Path, reading: Reading) -> None:
    _check_labels(bands, path, reading)
    for place, band in enumerate(bands):
        if band.low is not None and band.high is not None and band.low >= band.high:
            reading.report(
                (*path, place), f"{band.code} ends at {band.high:g}, not above its beginning; swap them"
            )
    for place, (before, after) in enumerate(pairwise(bands), start=1):
        if before.high is None or after.low is None or after.low < before.high:
            reading.report(
                (*path, place),
                f"{after.code} overlaps {before.code}; sort them, each beginning where the one before ends",
            )


def _check_labels(bands: tuple[Band, ...], path: Path, reading: Reading) -> None:
    codes: set[str] = set()
    labels: dict[str, str] = {}
    for place, band in enumerate(bands):
        if band.code in codes:
            reading.report((*path, place), f"the code {band.code} is here twice; give each its own")
        codes.add(band.code)
        for label in band.label.every():
            if labels.setdefault(label, band.code) != band.code:
                reading.report(
                    (*path, place), f'"{label}" is the label of {labels[label]} as well; reword one'
                )
