"""Files of statistics packages, read in this process: what the child hands back."""

import pandas as pd
import pyreadstat
import pytest

from pipeline.errors import ExportError
from pipeline.ingest import statfile
from pipeline.ingest.export import Column
from pipeline.ingest.statfile import describe, write
from tests.shared_data import shared_data


def described(name: str, kind: str = "sav") -> dict[str, Column]:
    return {column.name: column for column in describe([str(shared_data(name))], kind).columns}


def test_labels_are_by_the_cell_as_it_appears_in_rows():
    x = described("spss/multiple-response-sets.sav")["x"]
    assert x.values == (("1", "red"), ("2", "green"), ("3", "blue"))
    assert x.missing == ("7", "8", "99")


def test_a_range_of_missing_codes_has_both_ends_and_a_single_code_is_none():
    z = described("spss/multiple-response-sets.sav")["z"]
    assert (z.missing, z.missing_ranges) == (("999",), ((-999.0, 0.0),))


def test_text_columns_may_have_missing_codes_and_labels():
    coded = described("spss/missing-ranges.sav")["factor_s_coded_miss"]
    assert coded.missing == ("u", "v", "w")
    assert ("u", "unknown") in coded.values


def test_sets_of_all_kinds_are_read():
    sets = describe([str(shared_data("spss/multiple-response-all-kinds.sav"))], "sav").sets
    assert [(one.name, one.columns, one.counted) for one in sets] == [
        ("cat", ("q1", "q2"), None),
        ("counted", ("q2", "q3"), "1"),
        ("dich", ("q1", "q2", "q3"), "1"),
    ]


def test_a_label_in_a_code_page_is_read_as_it_was_written():
    found = describe([str(shared_data("spss/windows-1252.sav"))], "sav")
    assert found.label == "Fichier de démonstration"
    assert found.columns[0].values == (("1", "Café crème"), ("2", "Thé glacé"))


def test_rows_in_many_chunks_are_the_rows_in_one(tmp_path, monkeypatch):
    frame = pd.DataFrame({"n": [float(n) for n in range(10)], "t": [f"t{n}" for n in range(10)]})
    pyreadstat.write_sav(frame, tmp_path / "2011.sav")
    monkeypatch.setattr(statfile, "rows_per_group", lambda width: 2)
    monkeypatch.setattr(statfile, "CHUNK_CELLS", 8)
    assert (
        write(
            [str(tmp_path / "2011.sav")],
            str(tmp_path / "rows"),
            [(2, "t", "text"), (1, "n", "number")],
            "sav",
        )
        == 10
    )
    rows = pd.read_parquet(tmp_path / "rows")
    assert rows["number"].tolist() == [str(n) for n in range(10)]
    assert rows["text"].tolist() == [f"t{n}" for n in range(10)]


def test_a_file_that_was_cut_off_is_refused(tmp_path):
    whole = shared_data("spss/electric.sav").read_bytes()
    (tmp_path / "2011.sav").write_bytes(whole[:-500])
    with pytest.raises(ExportError, match="cut off"):
        write([str(tmp_path / "2011.sav")], str(tmp_path / "rows"), [(1, "CASEID", "CASEID")], "sav")


def test_extended_missing_values_are_codes_of_their_own(tmp_path):
    path = str(shared_data("stata/tagged-missing.dta"))
    (x,) = describe([path], "dta").columns
    assert (x.values, x.missing) == (((".a", "apple"), (".z", ".zebra")), (".a", ".h", ".z"))
    write([path], str(tmp_path / "rows"), [(1, "x", "x")], "dta")
    assert pd.read_parquet(tmp_path / "rows")["x"].tolist() == ["1", "2", "3", "4", "5", ".a", ".h", ".z"]


def test_labels_come_from_the_catalogue_of_a_sas_file():
    paths = [str(shared_data("sas/course.sas7bdat")), str(shared_data("sas/formats.sas7bcat"))]
    columns = {column.name: column for column in describe(paths, "sas7bdat").columns}
    assert columns["workshop"].values == (("1", "R"), ("2", "SAS"))
    assert columns["gender"].values == (("f", "Female"), ("m", "Male"))


def test_a_number_of_four_bytes_has_no_digits_of_eight(tmp_path):
    frame = pd.DataFrame({"x": pd.Series([1.1, 0.25], dtype="float32")})
    frame.to_stata(tmp_path / "2011.dta", write_index=False)
    write([str(tmp_path / "2011.dta")], str(tmp_path / "rows"), [(1, "x", "x")], "dta")
    assert pd.read_parquet(tmp_path / "rows")["x"].tolist() == ["1.1", "0.25"]
