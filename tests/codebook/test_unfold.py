import pytest

from pipeline.codebook import load_study
from pipeline.codebook.model import ItemType
from pipeline.errors import CodebookError
from tests.small import answers, reasons, staged_small

RANK = "top2: {type: rank, question: Rank, columns: {price: Q1, quality: Q2}, labels: {price: Price, quality: Quality}}"
ALLOCATION = "budget: {type: allocation, columns: {tv: Q3, social: Q4}, unit: points}"


def items(folder, read, text):
    read(text)
    return {item.name: item for item in load_study(folder).default_wave.items}


def test_a_ranking_is_a_set_and_a_place_an_option(folder, read):
    found = items(folder, read, f"items:\n  {RANK}\n")
    assert list(found) == ["top2", "top2_price", "top2_quality"]
    assert found["top2"].type is ItemType.MULTIPLE
    price = found["top2_price"]
    assert (price.type, price.column, price.low, price.high) == (ItemType.NUMBER, "Q1", 1, 2)
    assert (str(price.question), str(price.grid_question), price.grid) == ("Price", "Rank", "top2")
    assert [band.code for band in price.bands[0].bands] == ["1", "2"]


def test_an_allocation_is_a_number_an_option(folder, read):
    found = items(folder, read, f"items:\n  {ALLOCATION}\n")
    assert list(found) == ["budget_tv", "budget_social"]
    assert (found["budget_tv"].low, found["budget_tv"].high, found["budget_tv"].unit) == (0, 100, "points")


def test_a_name_that_is_taken_is_refused_with_its_line(folder, read):
    read(f"items:\n  {RANK}\n  top2_price: {{column: Q9, type: number}}\n")
    with pytest.raises(CodebookError, match=r"codebook.yaml:4: .*top2_price, which is there already"):
        load_study(folder)


def test_places_and_parts_are_read_from_the_cells(tmp_path):
    codebook = f"""
        missing: {{"-99": refused}}
        items:
          {RANK}
          {ALLOCATION}
        """
    _, _, tables = staged_small(
        tmp_path,
        codebook,
        """
        Q1  | Q2 | Q3  | Q4
        ----+----+-----+----
        1   | 2  | 70  | 30
        2   | 1  | 100 | 0
        1   |    | -99 |
            |    | 130 | 5
        """,
    )
    assert answers(tables, "top2") == [["price", "quality"], ["price", "quality"], ["price"], None]
    assert answers(tables, "top2_price") == [1, 2, 1, None]
    assert answers(tables, "top2_quality_place") == ["2", "1", None, None]
    assert answers(tables, "budget_tv") == [70, 100, None, None]
    assert reasons(tables, "budget_tv") == [None, None, "refused", "out_of_range"]
