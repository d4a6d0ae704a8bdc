import pytest

from tests.ingest.format_table import DOCUMENT, document
from tests.shared_data import shared_data


@pytest.mark.long
def test_the_page_says_what_the_readers_do():
    shared_data("README.md")
    assert DOCUMENT.read_text(encoding="utf-8") == document()
