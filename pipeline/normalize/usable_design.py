"""Weights, strata, PSUs and replicate weights that every kept respondent must have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.codebook.model import Study, Wave, Weight
from pipeline.engine import Engine
from pipeline.errors import DesignError

HERE = Path(__file__).parent
WRONG = {
    "not_a_number": "blank or no number",
    "vanishing": "so small beside the others (under a thousand millionth of the mean) that it would count as 0",
}
FAR = 2.0  # times the sum of the weight: a whole weight is as a rule within some per cent of it
BLANK = ""  # a stratum or PSU that the export does not name


def require_weights(engine: Engine, study: Study, wave: Wave) -> None:
    """Raises DesignError where a kept respondent's supplied weight is blank, negative or no number."""
    for place, weight in enumerate(wave.weights, start=1):
        engine.view(
            "supplied",
            "respondents",
            {"source_row": "source_row", "is_kept": "is_kept", "weight": f"weights[{place}]"},
        )
        found = engine.run(HERE / "weight_problems.sql").iloc[0]
        bad = {
            word: int(found[word])
            for word in ("not_a_number", "infinite", "negative", "vanishing")
            if found[word]
        }
        if bad or not found["positive"]:
            counted = (
                ", ".join(f"{rows} {WRONG.get(word, word)}" for word, rows in bad.items()) or "none positive"
            )
            place_word = f", the first in row {int(found['first_row'])} of the export" if bad else ""
            raise DesignError(
                f"{study.name}:{wave.name}: weight {weight.name!r} (column {weight.column!r}) cannot be used for "
                f"every kept respondent: {counted}{place_word}. Correct the export, or exclude these respondents."
            )


def require_strata_and_psus(engine: Engine, study: Study, wave: Wave) -> None:
    """Raises DesignError where a kept respondent's stratum or PSU is blank: nobody knows whom it was drawn with."""
    found = engine.run(HERE / "design_problems.sql").iloc[0]
    declared = {"strata": ("stratum", wave.design.strata), "psu": ("psu", wave.design.psu)}
    for key, (column, named) in declared.items():
        rows = int(found[f"without_{column}"])
        if named and rows:
            raise DesignError(
                f"{study.name}:{wave.name}: design.{key}: column {named!r} is blank for {rows} kept "
                f"respondent{'s' if rows > 1 else ''}, the first in row {int(found[f'first_{column}'])} of the "
                "export. Correct the export, or exclude these respondents."
            )


def require_replicates(engine: Engine, study: Study, wave: Wave, columns: Sequence[str]) -> None:
    """Raises DesignError where a kept respondent's replicate weight is blank or no number, where one adds up to
    nothing over those kept, and where they do not add up to about the headline weight, since they are factors of it
    then; `columns` hold them. A single weight may be negative, as calibration can make it.
    """
    found = engine.run(HERE / "replicate_problems.sql")
    if len(found):
        first = found.iloc[0]
        raise DesignError(
            f"{study.name}:{wave.name}: design.replicates: column "
            f"{columns[int(first['position']) - 1]!r} is blank or no number in row "
            f"{int(first['source_row'])} of the export, the first of {int(first['rows'])} such rows. Correct the "
            "export, or exclude these respondents."
        )
    sums = engine.run(HERE / "replicate_sums.sql")
    place, each = f"{study.name}:{wave.name}: design.replicates", sums["replicate"].to_numpy(float)
    _require_something(each, columns, place)
    if wave.weights and len(each):
        _require_whole(each, columns, wave.weights[0], float(sums["weight"][0]), place)


def _require_something(sums: np.ndarray, columns: Sequence[str], place: str) -> None:
    empty = [columns[at] for at in np.flatnonzero(sums <= 0).tolist()]
    if empty:
        raise DesignError(
            f"{place}: column {empty[0]!r} adds up to 0 or less over the kept respondents"
            f"{f', as {len(empty) - 1} more' if empty[1:] else ''}: every standard error would be lost. "
            "Correct the export, or let `columns` or `prefix` leave it out."
        )


def _require_whole(
    sums: np.ndarray, columns: Sequence[str], weight: Weight, total: float, place: str
) -> None:
    """By the middle one: a single half-sample may be far off where few respondents carry the weight."""
    part = sums / total
    if 1 / FAR <= np.median(part) <= FAR:
        return
    first = int(np.flatnonzero((part < 1 / FAR) | (part > FAR))[0])
    raise DesignError(
        f"{place}: column {columns[first]!r} adds up to {sums[first]:g}, weight {weight.name!r} (column "
        f"{weight.column!r}) to {total:g}. Replicate weights are whole weights on the scale of the weight: where they "
        "are factors, multiply them by it."
    )
