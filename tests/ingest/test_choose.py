import gzip

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.choose import choose
from tests.exported import written
from tests.shared_data import shared_data

TABLE = "id,n\n1,2\n"


@pytest.mark.parametrize(
    "file, format",
    [
        ("spss/electric.por", "spss"),
        ("spss/encrypted.sav", "spss"),
        ("stata/tagged-missing.dta", "stata"),
        ("sas/sample.xpt", "sas"),
        ("parquet/household-sample.parquet", "parquet"),
        ("triple-s/triple-s-example1.sss", "triple-s"),
        ("quantipy/delimited-sets.json", "quantipy"),
        ("limesurvey/limesurvey-german.csv", "limesurvey"),
        ("surveymonkey/surveymonkey-2-header-cp1252.csv", "surveymonkey"),
        ("surveygizmo/surveygizmo-notebook-ux.csv", "alchemer"),
        ("google-forms/google-forms-education.csv", "google-forms"),
        ("firms/ict-in-firms-survey.csv", "delimited"),
    ],
)
def test_a_file_is_known_by_what_is_in_it_whatever_its_name(tmp_path, file, format):
    path = tmp_path / "2012.export"
    path.write_bytes(shared_data(file).read_bytes())
    assert format == choose([path])[0].FORMAT


def test_the_other_files_of_a_wave_are_handed_to_its_reader(tmp_path):
    files = [written(tmp_path, "2012.csv", TABLE), written(tmp_path, "2012.qsf", '{"SurveyEntry": {}}')]
    for order in (files, files[::-1]):
        _, sample = choose(order)
        assert sample.source.path.name == "2012.csv"
        assert [other.source.path.name for other in sample.others] == ["2012.qsf"]


@pytest.mark.parametrize("other", ["2012.tsv", "2012.sav"])
def test_two_exports_of_one_wave_are_refused(tmp_path, other):
    first = written(tmp_path, "2012.csv", TABLE)
    second = tmp_path / other
    second.write_bytes(
        shared_data("spss/electric.sav").read_bytes() if other.endswith("sav") else TABLE.encode()
    )
    with pytest.raises(ExportError, match="more than one export for one wave"):
        choose([first, second])


@pytest.mark.parametrize(
    "file, says",
    [
        ("limesurvey/limesurvey-structure.lss", "LimeSurvey structure, the questions without any answers"),
        ("qualtrics/qualtrics-many-types.qsf", "survey definition, the questions without any answers"),
        ("sas/formats.sas7bcat", "SAS catalogue"),
    ],
)
def test_a_structure_alone_is_refused_with_what_is_missing(file, says):
    with pytest.raises(ExportError, match=says):
        choose([shared_data(file)])


@pytest.mark.parametrize(
    "content, says",
    [
        ("<!DOCTYPE html><html><body>Please log in</body></html>", "web page"),
        ('{"responses": [{"id": 1}]}', "JSON"),
        ("<?xml version='1.0'?><data/>", "XML"),
    ],
)
def test_a_text_that_is_no_table_is_refused(tmp_path, content, says):
    with pytest.raises(ExportError, match=says):
        choose([written(tmp_path, "2012.csv", content)])


def test_a_packed_file_that_is_named_as_text_is_refused(tmp_path):
    with pytest.raises(ExportError, match=r"named \.csv, but it is a gzip file"):
        choose([written(tmp_path, "2012.csv", gzip.compress(TABLE.encode()))])
