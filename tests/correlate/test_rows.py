import numpy as np
import pytest

from pipeline.codebook.model import Provenance, Wave
from pipeline.correlate.rows import (
    correlation_row,
    flags,
    is_hidden,
    lost,
    suppressed,
    unvarying,
    words,
)
from pipeline.stats.correlation import Correlation

OBSERVED, MADE = Wave("2012"), Wave("2012", provenance=Provenance.RECONSTRUCTED)


def test_every_note_of_a_reconstruction_says_whose_assumption_it_is():
    assert words(OBSERVED, "own words") == "own words"
    assert words(MADE, "own words") == "own words; its strength is an assumption of the reconstruction"
    assert suppressed(MADE)["note"] == "its strength is an assumption of the reconstruction"


@pytest.mark.parametrize(("base", "first"), [(29, "low_base"), (30, "model_based")])
def test_a_low_base_comes_first(base, first):
    assert flags(OBSERVED, base=base).split()[0] == first


def test_fewer_than_five_are_hidden():
    assert (is_hidden(4), is_hidden(5)) == (True, False)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (([1, 1], [1, 2]), "'s' does not vary among these respondents"),
        (([1, 1], [2, 2]), "'s' and 'y' do not vary among these respondents"),
        (([1, 2], [1, 2]), ""),
        (([], []), ""),
    ],
)
def test_what_does_not_vary_is_named(values, said):
    assert unvarying(("s", "y"), tuple(np.array(one, float) for one in values)) == said


def test_a_missing_number_has_its_reason_and_one_that_is_there_needs_none():
    assert lost(None, 0.3, float("nan")) == "not_estimable"
    assert lost("lonely_psu", float("nan")) == "lonely_psu"
    assert lost(None, 0.3) is None


def test_a_correlation_whose_test_has_no_error_to_stand_on_says_so():
    found = Correlation(0.4, 0.0, 0.4, 0.4, None, np.nan, np.nan, np.nan, 40.0, None)
    assert correlation_row(OBSERVED, found, base=40, confidence=0.95)["flag"] == "not_estimable model_based"
