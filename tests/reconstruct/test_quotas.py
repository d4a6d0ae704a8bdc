import pytest

from pipeline.reconstruct.quotas import Quota, read_quotas, rounds_to, total_counts


def test_the_half_itself_rounds_to_neither_side():
    # 1 of 200 is exactly 0.5 %
    assert not rounds_to(0, count=1, base=200)
    assert not rounds_to(1, count=1, base=200)
    assert rounds_to(1, count=2, base=200)


def test_272_of_400_prints_as_68_percent():
    assert rounds_to(68, count=272, base=400)
    assert not rounds_to(67, count=272, base=400)


def test_the_files_give_whole_ranges_with_a_reason():
    for name in ("kpmg-2012", "insites-2011", "insites-2012"):
        quotas = read_quotas(name)
        assert all(0 <= quota.low <= quota.high for quota in quotas)
        assert {quota.why for quota in quotas} <= {"published", "ordering", "assumed"}
        cells = [(quota.item, quota.option, quota.banner, quota.banner_option) for quota in quotas]
        assert len(cells) == len(set(cells))


def test_a_range_is_not_a_total():
    quota = Quota("steps", "first", "total", "all", 1, 2, "assumed")
    with pytest.raises(ValueError, match="no exact total"):
        total_counts([quota], "steps")


# What cannot hold, with halves rounded up; every split of the 400 is tried.


def most(percent: int, base: int) -> int:
    """The largest count of `base` that prints as `percent`."""
    return ((2 * percent + 1) * base - 1) // 200


def fewest(percent: int, base: int) -> int:
    """The smallest count of `base` that prints as `percent`."""
    return -(-(2 * percent - 1) * base // 200)


def test_12_and_13_percent_of_two_size_classes_never_make_14_percent_of_400():
    """Why one published figure of 2011 is declared irreconcilable."""
    together = [most(12, small) + most(13, 400 - small) for small in range(1, 400)]
    assert (max(together), fewest(14, 400)) == (53, 54)


def test_without_a_third_market_twitter_cannot_be_57_and_57_and_56():
    together = [fewest(57, consumers) + fewest(57, 400 - consumers) for consumers in range(1, 400)]
    assert (min(together), most(56, 400)) == (226, 225)


def test_the_nets_of_2011_need_somebody_who_does_not_know_the_step():
    """Nothing and first steps are 38, pilot and integrating 47, fully integrated 14 percent."""
    assert most(38, 400) + most(47, 400) + most(14, 400) == 399


def test_with_267_and_133_companies_20_and_31_percent_are_too_many_for_23():
    assert fewest(20, 267) + fewest(31, 133) > most(23, 400)
    assert fewest(20, 270) + fewest(31, 130) <= most(23, 400)
