from pipeline.ingest.companions import with_companions
from tests.exported import written


def names(files) -> list[str]:
    return [file.name for file in files]


def test_a_description_brings_its_data_along(tmp_path):
    sss = written(tmp_path, "2011.sss", "<sss version='2.0'/>")
    written(tmp_path, "2011.asc", "1")
    written(tmp_path, "2012.asc", "1")
    assert names(with_companions(sss)) == ["2011.sss", "2011.asc"]
    assert names(with_companions(tmp_path / "2011.asc")) == ["2011.asc", "2011.sss"]


def test_a_file_of_the_same_name_that_describes_nothing_stays_behind(tmp_path):
    table = written(tmp_path, "2011.csv", "id\n1\n")
    written(tmp_path, "2011.json", '{"settings": {}}')
    written(tmp_path, "2011.xml", "<other/>")
    assert names(with_companions(table)) == ["2011.csv"]


def test_a_sas_file_finds_the_catalogue_of_its_folder(tmp_path):
    data = written(tmp_path, "2011.sas7bdat", "x")
    written(tmp_path, "formats.sas7bcat", "x")
    assert names(with_companions(data)) == ["2011.sas7bdat", "formats.sas7bcat"]
