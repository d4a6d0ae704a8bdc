import re

from pipeline.report.findings import Finding
from pipeline.report.findings_table import findings_table

FOUND = [
    Finding("61%", "Facebook <b>page</b>", "sure", "here", "Adoption", "58%", "64%", "1,222", "", "Wilson"),
    Finding(
        "0.20", "Small correlation", "sure", "there", "Outcomes", "0.14", "0.25", "1,128", "<0.001", "Fisher"
    ),
]


def test_each_finding_stands_under_its_topic_with_interval_base_and_method():
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", findings_table(FOUND, 0.9)))
    assert "90% interval" in text
    assert "Adoption Facebook &lt;b&gt;page&lt;/b&gt; 61% 58% 64% 1,222 Wilson" in text
    assert "Outcomes Small correlation 0.20 0.14 0.25 1,128 &lt;0.001 Fisher" in text


def test_no_label_becomes_markup_and_no_style_comes_along():
    table = findings_table(FOUND, 0.95)
    assert "<b>" not in table
    assert table.startswith("<table")
    assert table.endswith("</table>")


def test_the_same_findings_make_the_same_bytes_and_each_cell_names_its_headings():
    table = findings_table(FOUND, 0.95)
    assert table == findings_table(FOUND, 0.95)
    ids = re.findall(r'id="([^"]+)"', table)
    assert len(ids) == len(set(ids))
    assert {one for found in re.findall(r'headers="([^"]+)"', table) for one in found.split()} <= set(ids)


def test_without_findings_there_is_no_table():
    assert findings_table([], 0.95) == ""
