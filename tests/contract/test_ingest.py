"""What is kept of an export: everything about it in public, nobody's row."""

from pipeline.contract import TABLES


def test_an_export_can_be_followed_to_its_bytes_and_its_codebook():
    promised = "file format sha256 bytes rows columns encoding codebook_sha256 provenance"
    assert set(promised.split()) <= set(TABLES["exports"].types)


def test_rows_are_private_and_what_they_are_called_is_not():
    assert TABLES["export_rows"].is_private
    assert not TABLES["export_columns"].is_private


def test_a_row_keeps_its_place_in_the_export():
    assert TABLES["export_rows"].key == ("study", "wave", "source_row")
