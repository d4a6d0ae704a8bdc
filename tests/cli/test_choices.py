"""Names that do not exist."""

import pytest

from pipeline.cli.choices import require
from pipeline.errors import UsageError


def test_a_name_that_is_there_passes():
    assert require("item", "sector", ["sector", "platforms"], where="a study") is None


def test_a_name_that_is_not_there_is_refused_with_the_nearest_and_all_others():
    with pytest.raises(UsageError) as refused:
        require("item", "platform", ["sector", "platforms", "sector"], where="kpmg-social")
    assert str(refused.value) == (
        "kpmg-social has no item 'platform'. The nearest is 'platforms'. There is: sector, platforms."
    )


def test_a_long_list_is_cut_and_an_empty_one_said():
    with pytest.raises(UsageError, match=r"item29 and 70 more\.$"):
        require("item", "zzz", [f"item{n}" for n in range(100)], where="a study")
    with pytest.raises(UsageError, match=r"There is: none\.$"):
        require("item", "zzz", [], where="a study")
