"""All respondents of a wave, kept or not, with the answers that other scorings and exclusions are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from pipeline.codebook.model import Item, ItemType, Score
from pipeline.codebook.scoring import option_values
from pipeline.correlate.control import ControlVariable
from pipeline.correlate.outcomes import Outcome
from pipeline.engine import Engine
from pipeline.engine.conditions import condition_sql
from pipeline.engine.quote import literal
from pipeline.frame.build import EVERYBODY, UNWEIGHTED, Frame, score_columns
from pipeline.frame.numbers import value_sql

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Everybody:
    """One row a respondent: `answers` to items of scores (reversed where the codebook says so) by item, `values` of
    scores and outcomes, `categories` of controls, `weights` and membership of `universes`, all by name.
    """

    is_kept: np.ndarray
    answers: Mapping[tuple[str, str], np.ndarray]  # by score and item
    values: Mapping[str, np.ndarray]
    categories: Mapping[str, np.ndarray]
    weights: Mapping[str, np.ndarray]
    universes: Mapping[str, np.ndarray]


def read_everybody(
    engine: Engine, frame: Frame, outcomes: tuple[Outcome, ...], controls: tuple[ControlVariable, ...]
) -> Everybody:
    """The respondents of the wave in the order of its export."""
    engine.create_view("everybody_joined", HERE / "everybody.sql")
    engine.view("everybody", "everybody_joined", {"*": "*", **score_columns(frame.scores)})
    items = {item.name: item for item in frame.wave.items if item.in_wave}
    scored = [
        (score.name, name)
        for score in frame.study.scores
        if score.name in frame.scores and score.method != "count"
        for name in score.items
        if name in items
    ]
    scores = {score.name: score for score in frame.study.scores}
    values = {
        **{score: frame.score_sql(score) for score in frame.scores},
        **{o.name: o.sql for o in outcomes},
    }
    multiple = frozenset(item.name for item in frame.wave.items if item.type is ItemType.MULTIPLE)
    weightings = [name for name in frame.weightings if name != UNWEIGHTED]
    parts: dict[str, dict] = {
        "a": {key: _answer_sql(items[key[1]], scores[key[0]]) for key in scored},
        "v": values,
        "c": {control.name: control.sql for control in controls},
        "w": {name: frame.weight_sql(name) for name in weightings},
        "u": {name: condition_sql(frame.study.universes[name], multiple) for name in frame.universes[1:]},
    }
    columns = {"source_row": "source_row", "is_kept": "is_kept"}
    columns |= {f"{part}{at}": sql for part, named in parts.items() for at, sql in enumerate(named.values())}
    engine.view("everybody_columns", "everybody", columns)
    found = engine.run(HERE / "everybody_rows.sql")
    is_number = {control.name: control.is_number for control in controls}

    def read(part: str) -> dict:
        return {name: found[f"{part}{at}"] for at, name in enumerate(parts[part])}

    return Everybody(
        is_kept=found["is_kept"].to_numpy(bool),
        answers={key: _numbers(column) for key, column in read("a").items()},
        values={name: _numbers(column) for name, column in read("v").items()},
        categories={
            name: _numbers(column) if is_number[name] else _codes(column)
            for name, column in read("c").items()
        },
        weights={name: _numbers(column) for name, column in read("w").items()},
        universes={EVERYBODY: np.ones(len(found), bool)}
        | {name: column.to_numpy(bool) for name, column in read("u").items()},
    )


def _answer_sql(item: Item, score: Score) -> str:
    """An item's number, reversed within its range where the codebook says so."""
    number = value_sql(item)
    if item.name not in score.reverse:
        return number
    values = (
        option_values(item).values() if item.type is not ItemType.NUMBER else (item.low or 0, item.high or 0)
    )
    return f"{literal(float(min(values) + max(values)))} - {number}"


def _numbers(column: pd.Series) -> np.ndarray:
    return pd.to_numeric(column).to_numpy(float, na_value=np.nan)


def _codes(column: pd.Series) -> np.ndarray:
    return column.astype(object).where(column.notna(), None).to_numpy()
