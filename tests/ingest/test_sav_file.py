"""NumPy's reading of the cases is pyreadstat's, cell by cell."""

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ExportError
from pipeline.ingest import statfile
from pipeline.ingest.sav_file import describe, write
from tests.shared_data import shared_data

# the largest double of either sign is SPSS's own mark: no answer, or the end of a range
COLUMNS = st.fixed_dictionaries(
    {
        "n": st.lists(
            st.one_of(st.none(), st.floats(-1e300, 1e300), st.integers(-99, 200)), min_size=9, max_size=9
        ),
        "t": st.lists(st.text("aé 漢", max_size=9), min_size=9, max_size=9),
    }
)


def by(writer, path: str, folder) -> pd.DataFrame:
    names = statfile.metadata([path], "sav").column_names
    writer([path], str(folder / "rows"), [(at, name, name) for at, name in enumerate(names, 1)])
    return pd.read_parquet(folder / "rows")


def by_pyreadstat(paths, to, columns) -> int:
    return statfile.write(paths, to, columns, "sav")


@pytest.mark.parametrize(
    "name",
    ["blocks.zsav", "declared-weight.sav", "electric.sav", "missing-ranges.sav", "multiple-response-all-kinds.sav",
     "multiple-response-sets.sav", "sample.zsav", "user-missing.sav", "windows-1252.sav"],
)  # fmt: skip
def test_both_ways_give_the_same_cells_of_real_files(tmp_path, name):
    path = str(shared_data(f"spss/{name}"))
    assert by(write, path, tmp_path).equals(by(by_pyreadstat, path, tmp_path))


@settings(max_examples=30, deadline=None)
@given(COLUMNS, st.sampled_from([{}, {"compress": True}, {"row_compress": True}]))
def test_both_ways_give_the_same_cells_of_any_file(tmp_path_factory, columns, how):
    folder = tmp_path_factory.mktemp("sav")
    frame = pd.DataFrame({"n": np.array(columns["n"], dtype="f8"), "t": columns["t"]})
    pyreadstat.write_sav(frame, folder / "2011.sav", **how)
    path = str(folder / "2011.sav")
    assert by(write, path, folder).equals(by(by_pyreadstat, path, folder))


def test_the_weight_of_the_file_is_known():
    found = describe([str(shared_data("spss/declared-weight.sav"))])
    assert found.weight == "wgt"


@pytest.mark.parametrize("name", ["multiple-response-sets.sav", "multiple-response-all-kinds.sav"])
def test_sets_are_those_that_pyreadstat_finds(name):
    path = [str(shared_data(f"spss/{name}"))]
    assert describe(path).sets == statfile.describe(path, "sav").sets


@pytest.mark.parametrize("how", [{}, {"compress": True}, {"row_compress": True}])
def test_a_file_that_was_cut_off_in_its_cases_is_refused(tmp_path, how):
    frame = pd.DataFrame({"n": np.arange(500) / 7, "t": "word"})
    pyreadstat.write_sav(frame, tmp_path / "2011.sav", **how)
    whole = (tmp_path / "2011.sav").read_bytes()
    for missing in (1, 4, 8, 13, 100, 800):
        (tmp_path / "2011.sav").write_bytes(whole[:-missing])
        with pytest.raises(ExportError):
            by(write, str(tmp_path / "2011.sav"), tmp_path)
