import pytest

from pipeline.errors import ExportError
from pipeline.ingest.described import described_export
from pipeline.ingest.export import Source
from tests.exported import rows_of
from tests.shared_data import shared_data


def test_a_file_with_a_dictionary_makes_the_same_kind_of_export_as_a_text(tmp_path):
    export = described_export("spss", "statfile", [Source(shared_data("spss/user-missing.sav"))], kind="sav")
    assert [column.name for column in export.columns][:3] == ["mychar", "mynum", "mydate"]
    rows = rows_of(export, tmp_path)
    assert rows["mylabl"].tolist() == ["1", "2", "1", "2", "1", "-1", None]
    assert rows["mydate"].tolist()[:2] == ["2018-05-06", "1880-05-06"]


def test_sets_name_the_columns_as_they_are_called_here():
    path = shared_data("spss/multiple-response-sets.sav")
    export = described_export("spss", "statfile", [Source(path)], kind="sav")
    names = {column.name for column in export.columns}
    assert all(set(one.columns) <= names for one in export.sets)


def test_a_file_that_is_not_what_it_says_is_refused_by_name(tmp_path):
    path = tmp_path / "2011.sav"
    path.write_bytes(b"$FL2" + bytes(300))
    with pytest.raises(ExportError, match=r"^2011\.sav: "):
        described_export("spss", "statfile", [Source(path)], kind="sav")
