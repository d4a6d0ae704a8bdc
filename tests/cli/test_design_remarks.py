"""What design and weights do to every number of a wave."""

import pandas as pd
import pytest

from pipeline.cli.design_remarks import design_remarks
from tests.drawn import table

SHOWN = pd.DataFrame({"flag": ["", "model_based"]})
LOST = pd.DataFrame({"flag": ["lonely_psu", ""]})
RESPONDENTS = table("""
    is_kept | stratum | psu | fpc
    --------+---------+-----+----
    true    | north   | a   | 9
    true    | north   | b   | 9
    true    | south   | c   | 9
    false   | south   | d   | 9
    true    | whole   | e   | 1
    """).assign(is_kept=[True, True, True, False, True])


def weights(*values: float) -> pd.DataFrame:
    return pd.DataFrame({"weighting": "firms", "weight": values})


def test_a_stratum_with_one_psu_is_named_where_it_takes_standard_errors():
    (line,) = design_remarks(LOST, RESPONDENTS, weights(1, 1))
    assert line.startswith("no standard error where stratum 'south' has one PSU")


def test_a_sample_of_one_psu_has_no_stratum_to_name():
    (line,) = design_remarks(LOST, RESPONDENTS.assign(stratum="", psu="a"), weights(1, 1))
    assert line.startswith("no standard error where the sample has one PSU")


def test_what_takes_nothing_is_not_told():
    assert list(design_remarks(SHOWN, RESPONDENTS, weights(1, 2, 1))) == []


@pytest.mark.parametrize("decimals", [float, str])
def test_a_weight_that_few_carry_says_how_precise_it_leaves_the_rest(decimals):
    """Nine of .1 and one of 9.1: 100 / (9 · .01 + 82.81) is one respondent."""
    uneven = weights(*[0.1] * 9, 9.1).astype({"weight": decimals})
    (line,) = design_remarks(SHOWN, RESPONDENTS, uneven)
    assert line == "weight firms makes 10 respondents as precise as 1: the largest is 9 times the mean"
