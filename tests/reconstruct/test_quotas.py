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
    for name in ("kpmg-2012",):
        quotas = read_quotas(name)
        assert all(0 <= quota.low <= quota.high for quota in quotas)
        assert {quota.why for quota in quotas} <= {"published", "ordering", "assumed"}
        cells = [(quota.item, quota.option, quota.banner, quota.banner_option) for quota in quotas]
        assert len(cells) == len(set(cells))


def test_a_range_is_not_a_total():
    quota = Quota("steps", "first", "total", "all", 1, 2, "assumed")
    with pytest.raises(ValueError, match="no exact total"):
        total_counts([quota], "steps")
