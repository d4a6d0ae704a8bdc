"""The parts of a study's page: headline items with their pictures, older waves beneath the latest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from pipeline.report.adjusted import Adjusted, adjusted_picture, adjusted_rows
from pipeline.report.breakdowns import banner_picture, slug, total_picture
from pipeline.report.picture import Picture
from pipeline.report.table_rows import Row
from pipeline.report.topics import adoption_items, integration_items
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import decimal

Associations = Mapping[tuple[str, str], Row]
TEST_WORDS = {
    "pearson_chi2": "Pearson’s χ²",
    "rao_scott": "Rao and Scott’s F",
    "fisher": "Fisher’s exact test",
    "monte_carlo": "χ² by simulation",
}
MOST_OPEN = 3  # items whose every banner is open; beyond that a reader opens what they look for


@dataclass(frozen=True, slots=True)
class Fold:
    """A picture under a heading that opens and closes."""

    title: str
    picture: Picture
    is_open: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One item of one wave: everybody first, then its banners."""

    id: str
    question: str
    wave: str
    lead: Picture
    folds: Sequence[Fold]


def adoption_blocks(views: Sequence[WaveView]) -> list[list[Block]]:
    """The adoption items, a list a wave, the latest first."""
    return [_blocks(view, adoption_items(view), is_latest=not place) for place, view in enumerate(views)]


def integration_blocks(views: Sequence[WaveView]) -> list[list[Block]]:
    """The integration items, a list a wave, the latest first."""
    return [_blocks(view, integration_items(view), is_latest=not place) for place, view in enumerate(views)]


def _blocks(view: WaveView, items: Sequence[str], *, is_latest: bool) -> list[Block]:
    is_open = is_latest and len(items) <= MOST_OPEN
    tests = _associations(view), adjusted_rows(view, items)
    return [_block(view, *tests, item, is_open=is_open) for item in items]


def _associations(view: WaveView) -> Associations:
    """The estimable tests among everybody, by item and banner."""
    return {
        (row["item"], row["banner"]): row
        for row in view.rows["associations"]
        if row["universe"] == EVERYBODY and row["weighting"] == view.weighting and not isnan(row["p_value"])
    }


def _block(
    view: WaveView, associations: Associations, adjusted: Adjusted, item: str, *, is_open: bool
) -> Block:
    cells = view.cells_of(item)
    folds = [
        Fold(f"Among {plain_name(universe)}", total_picture(view, item, universe), is_open)
        for universe, banner in cells
        if universe != EVERYBODY and banner == TOTAL
    ]
    banners = {rows[0]["banner_order"]: banner for (_, banner), rows in cells.items()}
    steps = set(integration_items(view))
    for _, banner in sorted(banners.items()):
        if banner not in (TOTAL, item) and not {item, banner} <= steps:
            words = association_words(view, associations, item, banner)
            by = f"By {view.wording.banner(banner)}"
            folds.append(Fold(by, banner_picture(view, item, banner, words), is_open))
            also = adjusted_picture(view, adjusted, item, banner)
            folds += [Fold(f"{by}, adjusted", also, is_open=False)] if also else []
    name = slug("item", view.name, item)
    return Block(name, view.wording.question(item), view.label, total_picture(view, item), folds)


def association_words(view: WaveView, associations: Associations, item: str, banner: str) -> str:
    """Whether an item differs by a banner at all: test, size of the difference, adjusted p."""
    row = associations.get((item, banner))
    if row is None:
        return ""
    size = "" if isnan(row["cramers_v"]) else f", Cramér’s V {decimal(row['cramers_v'])}"
    illustration = " An illustration only: the split is an assumption." if view.is_reconstructed else ""
    adjusted = row["p_value"] if isnan(row["p_adjusted"]) else row["p_adjusted"]
    verdict = "differ" if adjusted < 0.05 else "do not differ beyond chance"
    test = (
        f"{TEST_WORDS.get(row['method'], plain_name(row['method']))}, {_p(adjusted)} after adjustment{size}"
    )
    return f"The groups {verdict}: {test}.{illustration}"


def _p(value: float) -> str:
    return "p < 0.001" if value < 0.001 else f"p = {decimal(value, places=3)}"
