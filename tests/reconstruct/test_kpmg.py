import pytest

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.kpmg import USES, excluded_answers, kept_answers, uses_of_users
from pipeline.reconstruct.quotas import read_quotas, total_counts

QUOTAS = read_quotas("kpmg-2012")


@pytest.fixture(scope="module")
def kept() -> list:
    return kept_answers(QUOTAS, Draws("test"))


def test_the_uses_come_out_in_exact_numbers_whatever_the_seed():
    counts = total_counts(QUOTAS, "uses")
    for seed in ("one", "two", "three"):
        uses = uses_of_users(counts, 115, Draws(seed))
        assert {use: sum(use in own for own in uses) for use in USES} == counts
        assert all(uses)


def test_only_users_are_asked_what_for(kept):
    assert len(kept) == 238
    assert sum("uses" in answers for answers in kept) == 115
    assert all(("uses" in answers) == (answers["uses_social"] == "yes_") for answers in kept)


def test_the_size_class_shows_in_the_number_of_employees(kept):
    employees = [answers["half_employees"] / 2 for answers in kept]
    assert sum(number < 50 for number in employees) == 70
    assert sum(50 <= number < 250 for number in employees) == 84
    assert sum(number >= 250 for number in employees) == 84


def test_nobody_is_responsible_by_a_clear_majority(kept):
    responsible = [answers["responsible"] for answers in kept if "responsible" in answers]
    assert max(responsible.count(who) for who in ("board", "marketing", "it")) < len(responsible) / 2


def test_the_excluded_are_23_and_were_not_all_asked(kept):
    excluded = excluded_answers(kept, Draws("excluded"))
    parts = (
        excluded.screened_out,
        excluded.partial,
        excluded.speeders,
        excluded.duplicates_of,
        excluded.previews,
    )
    assert [len(part) for part in parts] == [9, 7, 4, 2, 1]
    assert all("uses_social" not in answers for answers in (*excluded.screened_out, *excluded.partial))
    assert all(len(kept[at]["uses"]) >= 5 for at in excluded.duplicates_of)
