from pipeline.ingest.export import Source
from pipeline.ingest.sample import Sample
from tests.exported import written


def test_a_sample_shows_first_bytes_encoding_and_records(tmp_path):
    sample = Sample(Source(written(tmp_path, "2012.csv", "id;n\n1;é\n", encoding="cp1252")))
    assert sample.head.startswith(b"id;n")
    assert sample.encoding == "cp1252"
    assert sample.text.records == (("id", "n"), ("1", "é"))
