"""The reference pages say what the code says."""

import pytest

from pipeline.cli.main import COMMANDS
from pipeline.contract import TABLES
from tests.docs.reference_pages import PAGES, REFERENCE, commands_page, tables_page


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_code_says_now(name):
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "renew it: python -m tests.docs.reference_pages"


def test_every_command_has_a_heading_and_an_example():
    page = commands_page()
    for name in COMMANDS:
        section = page.split(f"\n## survey {name}\n", 1)[1].split("\n## ", 1)[0]
        assert f"survey {name}" in section.split("Example", 1)[1]


def test_every_column_of_every_table_is_said():
    page = tables_page()
    for table in TABLES.values():
        section = page.split(f"\n### {table.name}\n", 1)[1].split("\n### ", 1)[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} |" in section
