from tests.small import answers, reasons, staged_small

CODEBOOK = """
    missing: {"-99": refused}
    items:
      budget: {type: allocation, columns: {tv: Q1, web: Q2, radio: Q3}, total: 100}
    """


def test_parts_that_do_not_add_up_to_the_total_are_no_answer(tmp_path):
    _, _, tables = staged_small(
        tmp_path,
        CODEBOOK,
        """
        Q1   | Q2   | Q3
        -----+------+-----
        50   | 30   | 20
        50   | 30   | 10
        33.3 | 33.3 | 33.3
        100  |      |
        -99  |      |
        0    | 0    | 0
        """,
    )
    assert answers(tables, "budget_tv") == [50, None, 33.3, 100, None, None]
    assert reasons(tables, "budget_tv") == [None, "wrong_total", None, None, "refused", "wrong_total"]
    assert reasons(tables, "budget_web")[3] == "no_answer"
