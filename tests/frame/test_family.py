import pandas as pd
import pytest

from pipeline.frame.family import adjusted
from tests.drawn import table

TESTS = """
    banner | item | p_value
    -------+------+--------
    size   | a    | 0.01
    sector | a    | 0.02
    size   | b    | 0.04
    size   | c    |
    size   | d    | 0.03
    """


def test_holm_is_over_the_rows_that_agree_and_a_missing_p_is_no_member():
    """Size: 3 x 0.01, then 2 x 0.03, then 0.04 but no less than 0.06 before it. Sector: one test."""
    found = adjusted(table(TESTS), by=["banner"], family="items by {banner}")
    assert found["p_adjusted"].tolist()[:3] == pytest.approx([0.03, 0.02, 0.06])
    assert found["p_adjusted"].isna().tolist() == [False, False, False, True, False]
    assert found["p_adjusted"].iloc[4] == pytest.approx(0.06)


def test_the_family_has_a_name():
    found = adjusted(table(TESTS), by=["banner"], family="items by {banner}")
    assert found["family"].tolist() == ["items by size", "items by sector", *["items by size"] * 3]
    assert found["adjustment"].unique().tolist() == ["holm"]


def test_no_tests_are_no_family():
    assert adjusted(pd.DataFrame(), by=["banner"], family="x").empty
