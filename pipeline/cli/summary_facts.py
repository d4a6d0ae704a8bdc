"""What a manager wants to know of a wave first, taken from its published tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.cli.design_remarks import design_remarks
from pipeline.cli.figures import percent
from pipeline.cli.headline_weighting import headline_weighting
from pipeline.cli.published import published_rows
from pipeline.cli.respondents_line import respondent_counts
from pipeline.codebook.model import Item, ItemType, Provenance, Study
from pipeline.report.words import verdict_words
from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Headline:
    """The shares of one item, or of a score's levels: columns of `rates`, one row an option."""

    kind: str  # asked first | adoption | integration | composite
    item: str
    question: str
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class WaveFacts:
    """One published wave in short."""

    study: str
    wave: str
    title: str
    is_reconstructed: bool
    respondents: Mapping[str, int]  # "kept", or the reason why not -> respondents
    weighting: str
    headlines: tuple[Headline, ...]
    correlations: pd.DataFrame  # of everybody: pearson and spearman
    verdicts: Mapping[str, int]
    differing: tuple[str, ...]  # published figures that did not come out
    weak_cells: Mapping[str, int]  # low_base, suppressed -> rows of `rates`
    design: tuple[str, ...]  # what its weights and strata do to every number
    notes: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.study}:{self.wave}"


def wave_facts(folder: DataFolder, study: Study, wave: str) -> WaveFacts:
    """Reads a wave's tables; `study` is its codebook."""
    tables = {
        name: published_rows(folder, name, study.name, [wave])
        for name in ("rates", "correlations", "benchmarks", "respondents", "weights", "exports")
    }
    rates, respondents, correlations = tables["rates"], tables["respondents"], tables["correlations"]
    weighting = headline_weighting(folder, study.name, wave, rates["weighting"])
    return WaveFacts(
        study.name,
        wave,
        str(study.title),
        study.wave(wave).provenance is Provenance.RECONSTRUCTED,
        respondent_counts(respondents),
        weighting,
        headlines(study, wave, _of_everybody(rates, weighting)),
        _of_everybody(correlations, weighting).query("controls == '' and method in ('pearson', 'spearman')"),
        verdicts(tables["benchmarks"]),
        tuple(differing(tables["benchmarks"])),
        {flag: int(rates["flag"].str.split().map(lambda flags, flag=flag: flag in flags).sum())
         for flag in ("low_base", "suppressed")},
        tuple(design_remarks(rates, respondents, tables["weights"])),
        tuple(note for note in "\n".join(tables["exports"]["notes"].unique()).splitlines() if note),
    )  # fmt: skip


def verdicts(benchmarks: pd.DataFrame) -> dict[str, int]:
    """How many published figures have each verdict, or why they have none."""
    return dict(Counter(map(verdict_words, benchmarks["verdict"], benchmarks["flag"])))


def differing(benchmarks: pd.DataFrame) -> Iterator[str]:
    """A line a published figure that did not come out."""
    for row in benchmarks[benchmarks["verdict"] == "differs"].itertuples():
        of = "" if row.banner == "total" else f" of {row.banner}={row.banner_option}"
        computed = percent(row.computed_share, decimals=1)
        yield f"{row.item}={row.option}{of}: published {percent(row.published_share)}, computed {computed}"


def headlines(study: Study, wave: str, totals: pd.DataFrame) -> tuple[Headline, ...]:
    """Adoption is the first multiple-response item, behind the item that decides who was asked it.

    Integration is the ordinal item on which companies place themselves (no grid, no outcome, no part of a
    score), and the levels of every score beside it; without such an item the levels stand alone.
    """
    items = [item for item in study.wave(wave).items if item.in_wave]
    parts = {name for score in study.scores for name in score.items}
    found: list[tuple[str, str]] = []
    adopted = next((item for item in items if item.type is ItemType.MULTIPLE), None)
    if adopted:
        found += [("asked first", gate) for gate in _gates(adopted)] + [("adoption", adopted.name)]
    placed = [item for item in items if item.type is ItemType.ORDINAL and not item.grid]
    own = next((i.name for i in placed if i.name not in parts and i.name not in study.outcomes), None)
    found += [("integration", own)] if own else []
    found += [("composite" if own else "integration", score.name) for score in study.scores if score.levels]
    made = [_headline(kind, name, totals) for kind, name in found]
    return tuple(one for one in made if len(one.rows))


def _gates(item: Item) -> list[str]:
    from pipeline.engine.conditions import items_of

    return sorted(items_of(item.asked_if))[:1] if item.asked_if else []


def _headline(kind: str, name: str, totals: pd.DataFrame) -> Headline:
    rows = totals[(totals["item"] == name) & (totals["item_kind"] != "net")]
    if kind in ("asked first", "adoption"):
        rows = rows[~rows["option"].str.startswith("missing:")].sort_values(
            ["share", "option_order"], ascending=[False, True]
        )
    return Headline(kind, name, str(rows["item_label"].iloc[0]) if len(rows) else "", rows)


def _of_everybody(rows: pd.DataFrame, weighting: str) -> pd.DataFrame:
    return rows[(rows["banner"] == "total") & (rows["universe"] == "all") & (rows["weighting"] == weighting)]
