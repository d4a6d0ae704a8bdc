"""Two generations of drawn rates, of which a reader has both."""

import pandas as pd
import pytest

from pipeline.contract import TABLES
from pipeline.engine import Engine
from pipeline.flow.subtractable import Subtractable, subtractable

KEY = dict.fromkeys(TABLES["rates"].key, "")


class Drawn:
    """A generation with rates of the columns of one banner: column to its base, None where it is hidden."""

    def __init__(self, path, bases):
        self.tables, self._path = self, path
        rows = [
            {**KEY, "option": option, "banner_option": column, "unweighted_base": base, "flag": flag}
            for option in ("yes", "no")
            for column, base in bases.items()
            for flag in ["suppressed_secondary" if base is None else None]
        ]
        pd.DataFrame(rows).astype({"unweighted_base": "Int64", "flag": "string"}).to_parquet(path)

    def path(self, _):
        return self._path


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        # one more in the hidden column b: what it answered is what the total gained
        ({"total": 40, "a": 30, "b": None}, {"total": 41, "a": 30, "b": None}, (0, 1)),
        # b was hidden and is shown
        ({"total": 40, "a": 30, "b": None}, {"total": 50, "a": 30, "b": 10}, (1, 0)),
        # five more are enough
        ({"total": 40, "a": 30, "b": None}, {"total": 45, "a": 35, "b": None}, None),
        # nothing is hidden
        ({"total": 40, "a": 30, "b": 10}, {"total": 41, "a": 30, "b": 11}, None),
        # nothing has changed
        ({"total": 40, "a": 30, "b": None}, {"total": 40, "a": 30, "b": None}, None),
    ],
)
def test_a_few_respondents_more_or_less_are_told_where_columns_are_hidden(tmp_path, before, after, found):
    drawn = [Drawn(tmp_path / f"{name}.parquet", bases) for name, bases in (("1", before), ("2", after))]
    with Engine(threads=1) as engine:
        assert subtractable(engine, *drawn) == (Subtractable(*found) if found else None)
