from pipeline.ingest.export import Source
from pipeline.ingest.sample import Sample
from pipeline.ingest.structures import is_lss, is_qsf, structure_kind
from tests.exported import written
from tests.shared_data import shared_data


def test_a_structure_is_known_by_its_first_elements():
    assert is_lss(Sample(Source(shared_data("limesurvey/limesurvey-structure.lss"))))
    assert is_qsf(Sample(Source(shared_data("qualtrics/qualtrics-many-types.qsf"))))


def test_an_export_is_no_structure(tmp_path):
    assert structure_kind(Sample(Source(written(tmp_path, "2012.csv", "id\n1\n")))) is None
