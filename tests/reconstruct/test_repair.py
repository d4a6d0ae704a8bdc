import pytest

from pipeline.reconstruct.draws import Draws
from pipeline.reconstruct.quotas import Quota
from pipeline.reconstruct.repair import meet_quotas

SIZES = ["small"] * 6 + ["large"] * 4


def quota(option: str, size: str, low: int, high: int) -> Quota:
    return Quota("step", option, "size", size, low, high, "published")


def test_swaps_meet_the_quotas_and_leave_the_totals():
    chosen = ["yes"] * 5 + ["no"] * 5
    met = meet_quotas(chosen, [quota("yes", "large", 3, 3)], {"size": SIZES}, Draws("swaps"))
    assert sorted(met) == sorted(chosen)
    assert met[6:].count("yes") == 3


def test_answers_that_meet_the_quotas_stay_as_they_are():
    chosen = ["yes", "no"] * 5
    assert meet_quotas(chosen, [quota("yes", "small", 0, 6)], {"size": SIZES}, Draws("stay")) == chosen


def test_a_range_is_enough():
    chosen = ["yes"] * 6 + ["no"] * 4
    met = meet_quotas(chosen, [quota("yes", "small", 0, 3)], {"size": SIZES}, Draws("range"))
    assert met[:6].count("yes") <= 3


def test_crossing_banners_are_met_together():
    banners = {"size": SIZES, "land": ["us", "uk"] * 5}
    wanted = [quota("yes", "small", 1, 1), Quota("step", "yes", "land", "us", 3, 3, "published")]
    met = meet_quotas(["yes"] * 5 + ["no"] * 5, wanted, banners, Draws("cross"))
    assert met[:6].count("yes") == 1
    americans = [answer for answer, land in zip(met, banners["land"], strict=True) if land == "us"]
    assert americans.count("yes") == 3


def test_quotas_that_contradict_each_other_are_refused(monkeypatch):
    monkeypatch.setattr("pipeline.reconstruct.repair.MOST_SWAPS", 500)
    impossible = [quota("yes", "small", 0, 0), quota("yes", "large", 0, 0)]
    with pytest.raises(ValueError, match="step: the quotas are not met after 500 swaps"):
        meet_quotas(["yes"] * 3 + ["no"] * 7, impossible, {"size": SIZES}, Draws("never"))
