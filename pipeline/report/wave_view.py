"""One wave as the report reads it: its published tables under the headline weighting, in order, with words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.codebook.model import Provenance, Study, Wave
from pipeline.report.wording import TOTAL, Wording, report_language, wording_of

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.engine import Tables

READ = (
    "exports items options rates score_means associations correlations reliability specifications models robustness "
    "homogeneity measurement outcome_matches weight_margins benchmarks"
).split()
Row = dict[str, Any]  # one row of a table, NaN where a number is missing
EVERYBODY = "all"  # the universe of every kept respondent


@dataclass(frozen=True, slots=True)
class WaveView:
    """What the sections of a report are made of. Frames hold the headline weighting only."""

    study: Study
    wave: Wave
    wording: Wording
    weighting: str
    rates: pd.DataFrame
    correlations: pd.DataFrame
    frames: Mapping[str, pd.DataFrame]  # every table of READ, whole
    totals: pd.DataFrame  # rates of everybody together
    total_rows: list[Row]  # the same as dictionaries, in the report's words
    cells: dict[str, dict[tuple[str, str], list[Row]]] = field(default_factory=dict)  # what `cells_of` read

    @property
    def name(self) -> str:
        return self.wave.name

    @property
    def label(self) -> str:
        return self.label_of(self.name)

    def label_of(self, wave: str) -> str:
        """A wave of the study in words."""
        return self.study.wave(wave).label.in_language(report_language(self.study)) or wave

    @property
    def is_reconstructed(self) -> bool:
        return self.wave.provenance is Provenance.RECONSTRUCTED

    @property
    def kept(self) -> int:
        """Respondents who count: the largest base of the whole wave."""
        bases = self.totals["unweighted_base"].dropna()
        return int(bases.max()) if len(bases) else 0

    def cells_of(self, item: str) -> Mapping[tuple[str, str], list[Row]]:
        """An item's rates by universe and banner, in the table's order, in the report's words."""
        if item not in self.cells:
            self.cells[item] = _cells(self.wording, item, self.rates[self.rates["item"] == item])
        return self.cells[item]


def open_wave_view(study: Study, name: str, tables: Tables) -> WaveView:
    """Reads what is published of a wave; no private table is touched."""
    return view_of_frames(study, name, tables.load)


def view_of_frames(study: Study, name: str, load: Callable[[str], pd.DataFrame]) -> WaveView:
    """The same from wherever `load` finds a table by its name."""
    frames = {table: plain_numbers(load(table)) for table in READ}
    rates, correlations = frames["rates"], frames["correlations"]
    weighting = headline_weighting(study.wave(name), rates)
    wording = wording_of(study, frames["items"], frames["options"])
    chosen = rates[rates["weighting"] == weighting]
    totals = chosen[(chosen["banner"] == TOTAL) & (chosen["universe"] == EVERYBODY)]
    return WaveView(
        study=study,
        wave=study.wave(name),
        wording=wording,
        weighting=weighting,
        rates=chosen,
        correlations=correlations[correlations["weighting"] == weighting],
        frames=frames,
        totals=totals,
        total_rows=[_worded(wording, row) for row in records(totals)],
    )


def _cells(wording: Wording, item: str, rates: pd.DataFrame) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in records(rates):
        found.setdefault((row["universe"], row["banner"]), []).append(_worded(wording, row))
    return found


def _worded(wording: Wording, row: Row) -> Row:
    return row | {
        "item_label": wording.question(row["item"]),
        "option_label": wording.label(row["item"], row["option"]),
        "banner_option_label": wording.banner_option(row["banner"], row["banner_option"]),
    }


def records(frame: pd.DataFrame) -> list[Row]:
    """A frame's rows as dictionaries; a missing text is "" and a missing number NaN."""
    columns = [_column(frame[column]) for column in frame]
    names = frame.columns.tolist()
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _column(values: pd.Series) -> list[Any]:
    if values.dtype.kind in "fiub":
        return values.tolist()
    return values.to_numpy(dtype=object, na_value="").tolist()


def plain_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Whole numbers that may be missing as floats: NaN is then the one missing number."""
    nullable = [column for column, kind in frame.dtypes.items() if str(kind) in ("Int64", "Int32")]
    return frame.assign(**{column: frame[column].astype("float64") for column in nullable})


def headline_weighting(wave: Wave, rates: pd.DataFrame) -> str:
    """The first weight that the codebook names, then `raked`, then whichever there is, then `none`."""
    there = set(rates["weighting"].unique())
    named = [*(weight.name for weight in wave.weights), "raked", *sorted(there - {"none"})]
    return next((name for name in named if name in there), "none")
