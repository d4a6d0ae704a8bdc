import pytest

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.insites import BARRIERS, PLATFORMS, excluded_answers, kept_answers
from pipeline.reconstruct.insites_2011 import WAVE
from pipeline.reconstruct.quotas import Quota, read_quotas, total_counts

QUOTAS = read_quotas("insites-2011")


@pytest.mark.parametrize("seed", ["one", "two", "three"])
def test_every_quota_is_met_whatever_the_seed(seed):
    kept = kept_answers(WAVE, QUOTAS, Draws(seed))
    assert [quota for quota in QUOTAS if not quota.low <= _count(kept, quota) <= quota.high] == []


def _count(kept: list, quota: Quota) -> int:
    asked = [row for row in kept if quota.banner == "total" or row[quota.banner] == quota.banner_option]
    return sum(_gives(row, quota.item, quota.option) for row in asked)


def _gives(row: dict, item: str, option: str) -> bool:
    sets = {**dict.fromkeys(PLATFORMS, "platforms"), **dict.fromkeys(BARRIERS, "barriers")}
    if item in sets:
        return (item in row[sets[item]]) == (option == "yes")
    return row[item] == option


def test_the_quotas_count_every_respondent_once():
    for item in ("sector", "size_class", "market", "country", "offer", "integration_step", "facebook"):
        assert sum(total_counts(QUOTAS, item).values()) == 400


def test_the_excluded_lean_to_one_side():
    kept = kept_answers(WAVE, QUOTAS, Draws("excluded"))
    excluded = excluded_answers(WAVE, kept, Draws("excluded"))
    sizes = (excluded.screened_out, excluded.partial, excluded.speeders, excluded.duplicates_of)
    assert [len(part) for part in sizes] == [14, 9, 6, 3]
    assert all(row["platforms"] == () and row["integration_step"] == "nothing" for row in excluded.speeders)
    assert all("facebook" not in kept[at]["platforms"] for at in excluded.duplicates_of)
    assert not any("integration_step" in row for row in (*excluded.screened_out, *excluded.partial))
