import shutil

from pipeline.ingest.read import read_export
from tests.exported import rows_of
from tests.shared_data import shared_data


def test_labels_are_in_the_catalogue_beside_the_data(tmp_path):
    export = read_export(shared_data("sas/course.sas7bdat"))
    assert export.column("workshop").values == (("1", "R"), ("2", "SAS"))
    assert rows_of(export, tmp_path)["gender"].tolist() == ["f", "f", "f", None, "m", "m", "m", "m"]


def test_without_its_catalogue_the_reader_says_where_labels_are(tmp_path):
    path = tmp_path / "2011.sas7bdat"
    shutil.copyfile(shared_data("sas/course.sas7bdat"), path)
    export = read_export(path)
    assert export.column("workshop").values == ()
    assert "catalogue" in export.notes[0]


def test_a_transport_file_is_read(tmp_path):
    rows = rows_of(read_export(shared_data("sas/sample.xpt")), tmp_path)
    assert rows["MYDATE"].tolist()[:3] == ["2018-05-06", "1880-05-06", "1960-01-01"]
    assert rows["MYTIME"].tolist()[:2] == ["10:10:10", "23:10:10"]
