import io

import pytest

from pipeline.errors import ExportError
from pipeline.ingest import safe_xml
from pipeline.ingest.safe_xml import parse_rows, parse_xml

LAUGHS = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><x>&c;</x>"""
FILE = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>"""


def parsed(text: str):
    return parse_xml(io.BytesIO(text.encode()))


def test_a_document_type_without_entities_is_harmless():
    assert (
        parsed(
            '<!DOCTYPE sss PUBLIC "-//triple-s" "http://example.com/sss.dtd"><sss><a>1</a></sss>'
        ).findtext("a")
        == "1"
    )


@pytest.mark.parametrize("text", [LAUGHS, FILE])
def test_entities_are_refused(text):
    with pytest.raises(ExportError, match="entities"):
        parsed(text)


@pytest.mark.parametrize(
    "text", ["<a><b></a>", "<a>", "", "no xml", "<a/><a/>", '<?xml version="1.0" encoding="x-no"?><a/>']
)
def test_broken_xml_is_refused(text):
    with pytest.raises(ExportError, match="no complete XML"):
        parsed(text)


def test_nesting_without_end_is_refused():
    with pytest.raises(ExportError, match="nested"):
        parsed("<a>" * 200_000)


def test_a_description_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(safe_xml, "MAX_BYTES", 1 << 17)
    with pytest.raises(ExportError, match="over 0 MB"):
        parsed("<a>" + "<b/>" * 100_000)


def test_rows_of_a_long_document_come_one_by_one():
    document = "<d><rows>" + "".join(f"<row><n>{n}</n></row>" for n in range(10_000)) + "</rows></d>"
    assert [row.findtext("n") for row in parse_rows(io.BytesIO(document.encode()), "row")] == [
        str(n) for n in range(10_000)
    ]


def test_rows_that_break_off_are_refused():
    with pytest.raises(ExportError, match="no complete XML"):
        list(parse_rows(io.BytesIO(b"<d><row><n>1</n></row><row><n>2"), "row"))
