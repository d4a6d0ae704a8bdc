import numpy as np
import pytest

from pipeline.stats.response_rates import Dispositions, response_rates

CASES = Dispositions(
    complete=400, partial=50, refusal=200, non_contact=100, other=50, unknown_household=150, unknown_other=50
)


def test_the_rates_of_a_thousand_cases():
    rates = response_rates(CASES, eligible_share=0.5)
    expected = {
        "RR1": 400 / 1000, "RR2": 450 / 1000, "RR3": 400 / 900, "RR4": 450 / 900, "RR5": 400 / 800, "RR6": 450 / 800,
        "COOP1": 400 / 700, "COOP2": 450 / 700, "COOP3": 400 / 650, "COOP4": 450 / 650,
        "REF1": 200 / 1000, "REF2": 200 / 900, "REF3": 200 / 800,
        "CON1": 700 / 1000, "CON2": 700 / 900, "CON3": 700 / 800,
    }  # fmt: skip
    assert rates == pytest.approx(expected)


def test_without_cases_the_rates_are_missing():
    assert np.isnan(list(response_rates(Dispositions(complete=0), eligible_share=1).values())).all()
