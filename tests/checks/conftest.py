"""The wave of twelve respondents, whole and right, in which a test puts one table of its own."""

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.checks.finding import Checked
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from pipeline.flow.wave_run import open_wave
from tests.twelve.study import staged, worked_out_in

KEY = "twelve:2011"


@pytest.fixture(scope="session")
def right(tmp_path_factory) -> Checked:
    folder = worked_out_in(tmp_path_factory.mktemp("right"))
    tables = staged(folder, KEY)
    run = open_wave(folder, KEY)
    return Checked(run.study, run.wave, tables)


@pytest.fixture
def having(right, tmp_path):
    """The same wave with drawn tables in place of its own; columns that are not drawn are empty."""

    def drawn(into: str = "", **frames: pd.DataFrame) -> Checked:
        for name, frame in frames.items():
            written(tmp_path / f"{into}{name}.parquet", name, frame)
        return replace(right, tables=replacing(right.tables, tmp_path, into, frames))

    return drawn


def replacing(tables: Tables, folder, into, frames) -> Tables:
    return Tables(
        tables.study,
        tables.wave,
        lambda name: folder / f"{into}{name}.parquet" if name in frames else tables.path(name),
        tables.place,
    )


def written(to, name: str, frame: pd.DataFrame) -> None:
    """A frame as a Parquet file with the contract's types and no other check."""
    types = {column: type_ for column, type_ in TABLES[name].types.items()}
    rows = frame.assign(**{column: None for column in types if column not in frame})
    with Engine(threads=1) as engine:
        engine.table("drawn", rows, types)
        engine.store("drawn", to)
