"""One wave as the report reads it: its published tables under the headline weighting, in order, with words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import TYPE_CHECKING

from pipeline.codebook.model import Provenance, Study, Wave
from pipeline.report.table_rows import Row, TableRows, distinct, matching, of_frame, records
from pipeline.report.wording import TOTAL, Wording, report_language, wording_of
from pipeline.report.words import whole

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from pipeline.engine import Tables

READ = (
    "rates exports items options score_means associations correlations reliability specifications models robustness "
    "homogeneity measurement outcome_matches weight_margins response_rates benchmarks totals adjusted_rates option_pairs"
).split()
EVERYBODY = "all"  # the universe of every kept respondent


@dataclass(frozen=True, slots=True)
class WaveView:
    """What the sections of a report are made of. `rates` and `correlations` hold the headline weighting only."""

    study: Study
    wave: Wave
    wording: Wording
    weighting: str
    weightings: Sequence[str]  # all that the wave has
    rates: pa.Table
    totals: list[Row]  # rates of everybody together, in the report's words
    correlations: list[Row]
    rows: Mapping[str, list[Row]]  # the tables of READ, whole
    columns: Callable[[str], pa.Table]  # the same, for what is too long to look at row by row
    cells: dict[str, dict[tuple[str, str], list[Row]]] = field(default_factory=dict)  # what `cells_of` read
    labels: dict[str, str] = field(default_factory=dict)  # what `label_of` found

    @property
    def name(self) -> str:
        return self.wave.name

    @property
    def label(self) -> str:
        return self.label_of(self.name)

    def label_of(self, wave: str) -> str:
        """A wave of the study in words."""
        if wave not in self.labels:
            words = self.study.wave(wave).label.in_language(report_language(self.study))
            self.labels[wave] = words or wave
        return self.labels[wave]

    @property
    def is_reconstructed(self) -> bool:
        return self.wave.provenance is Provenance.RECONSTRUCTED

    @property
    def kept(self) -> int:
        """Respondents who count: the largest base of the whole wave."""
        bases = [row["unweighted_base"] for row in self.totals if not isnan(row["unweighted_base"])]
        return int(max(bases, default=0))

    @property
    def kept_words(self) -> str:
        """As in "1,222"; where every base is suppressed, what that says of their number."""
        return whole(self.kept) if self.kept else "fewer than 5"

    def cells_of(self, item: str) -> Mapping[tuple[str, str], list[Row]]:
        """An item's rates by universe and banner, in the table's order, in the report's words."""
        if item not in self.cells:
            self.cells[item] = _cells(self.wording, records(matching(self.rates, item=item)))
        return self.cells[item]


def open_wave_view(study: Study, name: str, tables: Tables) -> WaveView:
    """Reads what is published of a wave; no private table is touched."""
    return _view(study, name, tables.columns)


def view_of_frames(study: Study, name: str, load: Callable[[str], pd.DataFrame]) -> WaveView:
    """The same from wherever `load` finds a table by its name."""
    tables = {table: of_frame(load(table)) for table in READ}
    return _view(study, name, tables.__getitem__)


def _view(study: Study, name: str, load: Callable[[str], pa.Table]) -> WaveView:
    rows, rates = TableRows(READ, load), load("rates")
    weightings = [weighting for (weighting,) in distinct(rates, "weighting")]
    weighting = headline_weighting(study.wave(name), weightings)
    wording = wording_of(study, rows["items"], rows["options"])
    chosen = matching(rates, weighting=weighting)
    totals = records(matching(chosen, banner=TOTAL, universe=EVERYBODY))
    return WaveView(
        study=study,
        wave=study.wave(name),
        wording=wording,
        weighting=weighting,
        weightings=weightings,
        rates=chosen,
        totals=[_worded(wording, row) for row in totals],
        correlations=[row for row in rows["correlations"] if row["weighting"] == weighting],
        rows=rows,
        columns=load,
    )


def _cells(wording: Wording, rates: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rates:
        found.setdefault((row["universe"], row["banner"]), []).append(_worded(wording, row))
    return found


def _worded(wording: Wording, row: Row) -> Row:
    return row | {
        "item_label": wording.question(row["item"]),
        "option_label": wording.label(row["item"], row["option"]),
        "banner_option_label": wording.banner_option(row["banner"], row["banner_option"]),
    }


def headline_weighting(wave: Wave, there: Sequence[str]) -> str:
    """The first weight that the codebook names, then `raked`, then whichever there is, then `none`."""
    named = [*(weight.name for weight in wave.weights), "raked", *sorted({*there} - {"none"})]
    return next((name for name in named if name in there), "none")
