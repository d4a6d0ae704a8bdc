import numpy as np
import pytest

from pipeline.stats.sample_design import SampleDesign, independent, score_covariance
from tests.drawn import table

PEOPLE = table("""
    stratum | psu | fraction | score
    --------+-----+----------+------
    a       | 1   | 0        | 1
    a       | 1   | 0        | 2
    a       | 2   | 0        | 7
    b       | 1   | 0.5      | 4
    b       | 2   | 0.5      | 6
    """)


def test_a_psus_respondents_are_summed_and_its_number_may_repeat():
    design = SampleDesign(PEOPLE["stratum"], PEOPLE["psu"], PEOPLE["fraction"])
    covariance, df = score_covariance(PEOPLE[["score"]].to_numpy(float), design)
    # by hand: 2/1 * ((3 - 5)^2 + (7 - 5)^2) + .5 * 2/1 * ((4 - 5)^2 + (6 - 5)^2)
    assert covariance == pytest.approx(np.array([[18.0]]))
    assert df == 2


def test_respondents_drawn_one_by_one_have_the_variance_of_a_total():
    scores = np.array([[1.0], [2], [4]])
    covariance, df = score_covariance(scores, independent(3))
    assert covariance[0, 0] == pytest.approx(3 * np.var(scores, ddof=1))
    assert df == 2
