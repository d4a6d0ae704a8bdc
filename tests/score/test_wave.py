from math import isnan

import pytest

from pipeline.errors import EstimationError
from pipeline.score.wave import scores_of
from tests.drawn import table
from tests.small import small_study, staged_small

ITEMS = """
    option_lists: {five: [["1", A], ["2", B], ["3", C], ["4", D], ["5", E]]}
    items:
      one: {column: Q1, type: ordinal, options: five}
      two: {column: Q2, type: ordinal, options: five}
      three: {column: Q3, type: ordinal, options: five}
    """
DRAWING = """
    Q1 | Q2 | Q3 | x
    ---+----+----+--
    1  | 5  | 1  | 1
    5  | 1  | 5  | 1
    3  |    | 5  | 1
    2  |    |    | 1
       |    |    | 1
    """


def scored(tmp_path, score, drawing=DRAWING):
    codebook = ITEMS.rstrip() + f"\n    scores: {{s: {score}}}\n"
    _, _, tables = staged_small(tmp_path, codebook, drawing, upto="score")
    return tables.load("scores").sort_values("source_row")


def values(tmp_path, score, drawing=DRAWING):
    return [None if isnan(value) else value for value in scored(tmp_path, score, drawing)["value"]]


def test_a_mean_is_of_the_items_answered_if_they_are_enough(tmp_path):
    """Two of three are 0.667 of the items: enough for 0.6, not for 0.7; nothing answered is never enough."""
    assert values(tmp_path, "{items: [one, two, three], min_answered: 0.6}") == pytest.approx(
        [7 / 3, 11 / 3, 4, None, None]
    )
    assert values(tmp_path, "{items: [one, two, three], min_answered: 0.7}")[2] is None
    assert values(tmp_path, "{items: [one, two, three], min_answered: 0.01}")[3:] == [2, None]


def test_items_answered_are_counted_whether_they_are_enough_or_not(tmp_path):
    assert scored(tmp_path, "{items: [one, two, three]}")["items_answered"].tolist() == [3, 3, 2, 1, 0]


def test_reversed_and_rescaled_a_score_runs_from_the_lowest_answers_to_the_highest(tmp_path):
    found = values(
        tmp_path, "{items: [one, two, three], reverse: [two], rescale: [0, 100], min_answered: 0.6}"
    )
    assert found == pytest.approx([0, 100, 75, None, None])
    assert (
        values(tmp_path, "{items: [one, two, three], reverse: [two], rescale: [-1, 1], min_answered: 0.6}")[2]
        == 0.5
    )


def test_a_sum_stands_for_all_items_where_some_are_not_answered(tmp_path):
    """3 + 5 of two items are 12 of three."""
    assert values(tmp_path, "{items: [one, two, three], method: sum, min_answered: 0.6}")[:3] == [7, 11, 12]


def test_counting_adds_nothing_for_what_is_not_answered(tmp_path):
    found = values(
        tmp_path,
        '{items: [one, two, three], method: count, count: {one: ["5"], two: ["5"], three: ["5"]}, min_answered: 0.3}',
    )
    assert found == [1, 2, 1, 0, None]


def test_a_z_mean_has_the_waves_own_mean_and_spread(tmp_path):
    """One: 1 5 3 2 has mean 2.75 and squares around it 8.75; three: 1 5 5, mean 11/3, squares 32/3."""
    found = values(tmp_path, "{items: [one, three], method: z_mean, min_answered: 1}")
    one, three = (8.75 / 3) ** 0.5, (32 / 3 / 2) ** 0.5
    expected = [((1 - 2.75) / one + (1 - 11 / 3) / three) / 2, ((5 - 2.75) / one + (5 - 11 / 3) / three) / 2]
    assert found[:2] == pytest.approx(expected, abs=1e-9)


def test_a_level_begins_at_its_lower_end(tmp_path):
    drawing = table("""
        Q1 | level
        ---+------
        1  | low
        2  | low
        3  | mid
        4  | mid
        5  | high
        """)
    exported = "Q1 | Q2 | Q3\n" + "\n".join(f"{one} | 1 | 1" for one in drawing["Q1"])
    levels = "levels: [[low, Low, 0], [mid, Middle, 50], [high, High, 100]]"
    found = scored(tmp_path, f"{{items: [one], rescale: [0, 100], {levels}}}", exported)
    assert found["level"].tolist() == drawing["level"].tolist()


def test_only_kept_respondents_have_scores(tmp_path):
    codebook = "exclude: [{duplicate: x}]\n" + "\n".join(line[4:] for line in ITEMS.splitlines())
    codebook += "\nscores: {s: {items: [one]}}"
    _, _, tables = staged_small(tmp_path, codebook, DRAWING, upto="score")
    assert tables.load("scores")["source_row"].tolist() == [1]


def test_a_wave_that_asked_none_of_the_items_has_no_score(tmp_path):
    codebook = ITEMS.replace("column: Q3,", 'column: Q3, by_wave: {"2012": absent},').rstrip()
    study = small_study(
        tmp_path, codebook + "\n    scores: {s: {items: [three]}, t: {items: [one, three]}}\n"
    )
    assert [score.name for score in scores_of(study, study.wave("2012"))] == ["t"]
    assert [score.name for score in scores_of(study, study.wave("2013"))] == ["s", "t"]


def test_a_number_without_a_range_cannot_be_rescaled(tmp_path):
    codebook = """
        items: {n: {column: Q1, type: number}, o: {column: Q2, type: number, range: [0, 5]}}
        scores: {s: {items: [n, o], rescale: [0, 1]}}
        """
    with pytest.raises(
        EstimationError, match=r"scores\.s: its items have no range to rescale from.*\(line 4\)"
    ):
        staged_small(tmp_path, codebook, DRAWING, upto="score")


def test_an_item_that_everybody_answers_alike_has_no_z_score(tmp_path):
    with pytest.raises(EstimationError, match=r"scores\.s: item 'two' is constant in wave 2012"):
        scored(tmp_path, "{items: [one, two], method: z_mean}", "Q1 | Q2 | Q3\n1 | 3 | 1\n2 | 3 | 1")
