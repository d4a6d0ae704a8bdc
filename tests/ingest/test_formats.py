from pipeline.ingest.formats import BINARY, PAIRS, TABLES


def test_every_reader_on_the_menu_has_a_format_and_both_functions():
    for reader in (*BINARY, *PAIRS, *TABLES):
        assert reader.FORMAT
        assert callable(reader.recognises)
        assert callable(reader.read)


def test_plain_delimited_text_is_the_last_resort():
    assert TABLES[-1].FORMAT == "delimited"
