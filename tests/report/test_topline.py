import pytest

from pipeline.report.topline import scale_words, topline

NAN = float("nan")


def scale(*shares, codes="12345", base=100.0):
    return [
        {"item_kind": "asked", "option": code, "share": share, "effective_base": base}
        for code, share in zip(codes, shares, strict=False)
    ]


def test_questions_stand_in_the_order_of_the_questionnaire_and_numbers_after_them(view):
    questions, rows = topline(view("twelve:2011"))
    names = [question.item for question in questions]
    assert names[:3] == ["country", "sector", "size_class"]
    assert {"employees", "satisfaction"} <= set(names)
    assert sum(len(question.lines) for question in questions) == len(rows.rows)


def test_mean_median_spread_and_top_two_come_from_the_shares():
    # 1 of each of five answers: mean 3, sd sqrt(2.5) with n - 1 of 5
    words = scale_words(scale(0.2, 0.2, 0.2, 0.2, 0.2, base=5.0))
    assert words == "Mean 3.00, median 3, standard deviation 1.58, top two 40%, of those who answered"


def test_a_median_between_two_values_is_halfway():
    assert "median 1.5," in scale_words(scale(0.5, 0.25, 0.25, codes="123"))


@pytest.mark.parametrize(
    "rows", [scale(0.5, 0.5), scale(0.5, NAN, 0.5), scale(0.4, 0.3, 0.3, codes="abc"), []]
)
def test_items_that_are_no_scale_or_are_suppressed_have_no_mean(rows):
    assert scale_words(rows) == ""


def test_those_without_an_answer_are_not_in_the_mean():
    rows = [
        *scale(0.25, 0.25, 0.0, codes="123"),
        {"item_kind": "asked", "option": "missing:refused", "share": 0.5, "effective_base": 100.0},
    ]
    assert scale_words(rows).startswith("Mean 1.50, median 1.5,")
