import numpy as np
import pytest

from pipeline.engine import Engine
from pipeline.frame.build import build_frame
from pipeline.frame.column_sums import named_sums
from tests.small import staged_small

SECTORS = ("fin", "media", "retail")


def places(*banners):
    return [
        ("all", "total", "total"),
        *(("all", banner, code) for banner, codes in banners for code in codes),
    ]


def test_the_options_of_a_banner_add_up_to_the_total():
    assert named_sums(places(("sector", SECTORS)), np.ones(4), frozenset()) == ((0, (1, 2, 3)),)


def test_a_crossing_adds_up_to_its_margins_and_to_the_total():
    crossed = ("fin*small", "fin*large", "media*small", "media*large")
    found = places(("sector", ("fin", "media")), ("size", ("small", "large")), ("sector*size", crossed))
    assert set(named_sums(found, np.ones(9), frozenset())) == {
        (0, (1, 2)),
        (0, (3, 4)),
        (0, (5, 6, 7, 8)),
        (1, (5, 6)),
        (2, (7, 8)),
        (3, (5, 7)),
        (4, (6, 8)),
    }


def test_columns_that_share_respondents_are_no_sum():
    assert named_sums(places(("uses", ("fb", "tw"))), np.ones(3), frozenset({"uses"})) == ()


def test_an_option_that_nobody_chose_is_no_part_of_a_sum():
    assert named_sums(places(("sector", SECTORS)), np.array([50.0, 0, 20, 30]), frozenset()) == ((0, (2, 3)),)


CODEBOOK = """
    banners: {banners}
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      size: {column: Z, options: [[small, Small], [large, Large], [huge, Huge]]}
      sites: {columns: {shop: H, office: O}, labels: {shop: Shop, office: Office}}
    derived:
      class: {options: [[sme, Sme], [big, Big]], when: [[sme, {size: [small]}], [big, {size: [large, huge]}]]}
    universes: {firms: {size: [large, huge]}}
    """
DRAWING = """
    S     | Z     | H | O
    ------+-------+---+--
    fin   | small | 1 | 1
    fin   | large | 1 | 0
    fin   | huge  | 0 | 1
    media | small | 0 | 1
    media | large | 1 | 1
    media |       | 1 | 0
    """


@pytest.fixture
def sums(tmp_path):
    """Banners as written in a codebook -> what adds up: a total's place, and those of its parts."""

    def found(banners):
        codebook = CODEBOOK.replace("{banners}", banners)
        study, wave, tables = staged_small(tmp_path, codebook, DRAWING, upto="weight")
        with Engine() as engine:
            frame = build_frame(engine, study, wave, tables, tmp_path)
        words = ["/".join(part for part in place if part not in {"all", "total"}) for place in frame.places]
        return {
            (words[block.places[total]], *(words[block.places[part]] for part in parts))
            for block in frame.blocks
            for total, parts in block.sums
        }

    return found


def test_a_banner_adds_up_to_one_that_is_made_of_it(sums):
    found = sums("[size, class]")
    assert ("class/big", "size/large", "size/huge") in found
    assert ("class/sme", "size/small") in found or ("size/small", "class/sme") in found


def test_a_crossing_adds_up_to_a_coarser_crossing(sums):
    assert ("sector*class/fin*big", "sector*size/fin*large", "sector*size/fin*huge") in sums(
        "[[sector, size], [sector, class]]"
    )


def test_the_total_of_a_universe_is_the_sum_of_the_options_that_make_it(sums):
    found = sums("[size, sector]")
    assert ("firms", "size/large", "size/huge") in found
    assert not any(one[0] == "firms" and "sector/fin" in one for one in found)


def test_columns_of_a_universe_are_no_parts_of_columns_outside(sums):
    found = sums("[sector]")
    assert found == {
        ("", "sector/fin", "sector/media"),
        ("firms", "firms/sector/fin", "firms/sector/media"),
    }


def test_nobody_adds_up_columns_that_share_respondents(sums):
    assert not any("sites/shop" in one[1:] for one in sums("[size, sites]"))
