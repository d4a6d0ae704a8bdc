import pytest

from pipeline.errors import ExportError
from tests.small import answers, reasons, staged_small

OPTIONS = "options: [[p, Price], [q, Quality], [s, Speed]]"


def test_columns_of_a_first_second_and_third_place_are_a_ranking(tmp_path):
    _, _, tables = staged_small(
        tmp_path,
        f'missing: {{"99": refused}}\nitems: {{top: {{type: rank, mentions: [A, B], {OPTIONS}}}}}\n',
        """
        id | A     | B
        ---+-------+---------
        1  | Speed | Price
        2  | q     |
        3  |       | Quality
        4  | 99    |
        5  |       |
        """,
    )
    assert answers(tables, "top") == [["p", "s"], ["q"], ["q"], None, None]
    assert answers(tables, "top_p") == [2, None, None, None, None]
    assert answers(tables, "top_q") == [None, 1, 2, None, None]
    assert answers(tables, "top_s_place") == ["1", None, None, None, None]
    assert reasons(tables, "top")[3:] == ["refused", "no_answer"]
    assert reasons(tables, "top_p")[3:] == ["refused", "no_answer"]


def test_a_cell_that_names_all_in_order_is_a_ranking(tmp_path):
    _, _, tables = staged_small(
        tmp_path,
        f'items: {{top: {{type: rank, column: A, separator: ";", {OPTIONS}}}}}\n',
        """
        id | A
        ---+---------------------
        1  | Speed;Price;Quality;
        2  | Quality
        3  |
        """,
    )
    assert answers(tables, "top") == [["p", "q", "s"], ["q"], None]
    assert answers(tables, "top_s") == [1, None, None]
    assert answers(tables, "top_q") == [3, 1, None]


def test_mentions_are_a_set_in_whatever_order(tmp_path):
    _, _, tables = staged_small(
        tmp_path,
        f"items: {{which: {{mentions: [A, B, C], {OPTIONS}}}}}\n",
        """
        id | A     | B     | C
        ---+-------+-------+-----
        1  | Speed | Price | Speed
        2  |       |       |
        """,
    )
    assert answers(tables, "which") == [["p", "s"], None]


def test_a_name_that_is_no_option_is_listed_once(tmp_path):
    with pytest.raises(ExportError, match=r"(?s)items.top: column 'A'.*'Taste' in 1 row") as error:
        staged_small(
            tmp_path,
            f"items: {{top: {{type: rank, mentions: [A, B], {OPTIONS}}}}}\n",
            "A     | B\n------+---\nTaste | Price\n",
        )
    assert str(error.value).count("Taste") == 1
