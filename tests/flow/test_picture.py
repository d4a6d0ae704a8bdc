"""The picture of a table: the first finding, short enough for the page, and nothing that is not published."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from pipeline.contract import TABLES
from pipeline.flow.picture import PICTURED, picture
from pipeline.flow.preview import MOST_CHARACTERS
from tests.twelve.study import staged, worked_out_in


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return staged(worked_out_in(tmp_path_factory.mktemp("twelve"), ("2011",)), "twelve:2011")


def drawn_words(markdown: str) -> list[str]:
    """The lines of text in the picture."""
    (address,) = re.findall(r"^!\[.*\]\(<data:image/svg\+xml,(.*)>\)$", markdown.splitlines()[0])
    assert not set("<>#\n") & set(address)
    return "".join(ElementTree.fromstring(unquote(address)).itertext()).splitlines()


@pytest.mark.parametrize("name", PICTURED)
def test_a_picture_is_shown_without_a_click_and_says_what_it_is_of(tables, name):
    drawn = picture(tables, name)
    assert len(drawn) <= MOST_CHARACTERS
    assert drawn_words(drawn)
    assert len(drawn.splitlines()) == 3


def test_the_rates_are_of_what_most_chose_of_the_first_set_by_the_first_banner(tables):
    rates = tables.load("rates")
    first = sorted({*rates["weighting"]} - {"none"})[0]
    totals = rates[
        (rates["weighting"] == first) & (rates["banner"] == "total") & (rates["universe"] == "all")
    ]
    asked = totals[(totals["item"] == "platforms") & (totals["item_kind"] != "net")]
    most = asked.loc[asked["share"].idxmax()]
    drawn = picture(tables, "rates")
    assert drawn.splitlines()[-1].startswith(f"platforms: {most['option_label']} (%), by ")
    assert drawn_words(drawn)[0] == f"{100 * most['share']:.0f} {most['banner_option_label']}"


def test_what_is_suppressed_is_no_dot(tables):
    """A banner of twelve has options under five respondents."""
    words = drawn_words(picture(tables, "rates"))
    assert [word for word in words if word.lstrip("\u2007").startswith("–")]


def test_a_table_without_a_picture_and_a_private_one_have_none(tables):
    for name in TABLES:
        if name not in PICTURED:
            assert picture(tables, name) == ""
