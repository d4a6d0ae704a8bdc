import pytest

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.fieldwork import DAY, Excluded, Interview, interviews


@pytest.fixture(scope="module")
def rows() -> list[Interview]:
    kept = [{"number": number} for number in range(100)]
    excluded = Excluded(
        screened_out=({},) * 5, partial=({},) * 4, speeders=({"number": -1},) * 3, duplicates_of=(7, 42)
    )
    return interviews(kept, excluded, Draws("fieldwork"), days=10)


def test_every_interview_is_there_in_order_of_its_start(rows):
    assert len(rows) == 100 + 5 + 4 + 3 + 2
    assert [row.started for row in rows] == sorted(row.started for row in rows)


def test_a_duplicate_repeats_panel_number_and_answers_a_day_or_more_later(rows):
    panels = [row.panel for row in rows]
    repeated = [panel for panel in set(panels) if panels.count(panel) == 2]
    pairs = [[row for row in rows if row.panel == panel] for panel in repeated]
    assert sorted(first.answers["number"] for first, _ in pairs) == [7, 42]
    assert all(
        first.answers == again.answers and again.started >= first.started + DAY for first, again in pairs
    )


def test_kept_take_over_half_of_the_median_and_speeders_under_a_fifth(rows):
    complete = [row for row in rows if row.outcome == "complete"]
    median = sorted(row.seconds for row in rows)[len(rows) // 2]
    kept = [row.seconds for row in complete if row.answers["number"] >= 0]
    speeders = [row.seconds for row in complete if row.answers["number"] < 0]
    assert min(kept) > median / 2
    assert max(speeders) < median / 5


def test_panel_numbers_do_not_tell_who_is_kept(rows):
    excluded = [row.panel for row in rows if row.outcome != "complete"]
    assert min(excluded) < 100
