import numpy as np
import pytest

from pipeline.errors import DesignError
from pipeline.stats.replicates import balanced_half_samples, bootstrap, jackknife


def test_leaving_one_of_three_out_lifts_the_others_by_a_half():
    made = jackknife(["a", "a", "a"])
    assert made.factors.tolist() == [[0, 1.5, 1.5], [1.5, 0, 1.5], [1.5, 1.5, 0]]
    assert made.rscales == pytest.approx([2 / 3] * 3)
    assert made.df == 2


def test_other_strata_stay_as_they_are():
    made = jackknife(["a", "a", "b", "b"])
    assert made.factors[:, 0].tolist() == [0, 2, 1, 1]


def test_a_take_all_stratum_needs_no_replicate_even_with_one_psu():
    made = jackknife(["a", "a", "b"], fraction=[0, 0, 1])
    assert made.factors.shape == (3, 2)
    assert made.factors[2].tolist() == [1, 1]


def test_a_half_sample_takes_one_psu_of_each_stratum_and_all_are_balanced():
    made = balanced_half_samples(["a", "a", "b", "b", "c", "c"])
    pairs = made.factors.reshape(3, 2, -1)
    assert (pairs.sum(axis=1) == 2).all()
    deviations = pairs[:, 0] - 1
    assert deviations @ deviations.T == pytest.approx(4 * np.eye(3))
    assert deviations.sum(axis=1) == pytest.approx([0, 0, 0])


def test_fays_factor_leaves_everybody_some_weight():
    made = balanced_half_samples(["a", "a"], fay=0.3)
    assert sorted(set(made.factors.ravel().round(12))) == [0.3, 1.7]


def test_the_bootstrap_keeps_the_expected_weight_and_the_seed_decides():
    made = bootstrap(["a"] * 4 + ["b"] * 3, draws=5000, seed=2)
    assert made.factors.mean(axis=1) == pytest.approx(np.ones(7), abs=0.06)
    assert (made.factors[:4].sum(axis=0) == pytest.approx(np.full(5000, 4))) is True
    np.testing.assert_array_equal(made.factors, bootstrap(["a"] * 4 + ["b"] * 3, draws=5000, seed=2).factors)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: jackknife(["a", "a", "lone"]), "stratum lone has one PSU"),
        (lambda: bootstrap(["a", "a", "lone"]), "stratum lone has one PSU"),
        (lambda: balanced_half_samples(["a", "a", "b", "b", "b"]), "stratum b has not two PSUs"),
        (lambda: balanced_half_samples(["a", "a"], fay=1), "Fay's factor is 1"),
    ],
)
def test_a_design_the_method_cannot_take_is_an_error_that_names_the_stratum(make, message):
    with pytest.raises(DesignError, match=message):
        make()


def test_strata_with_one_psu_are_named_up_to_five_and_long_names_are_not():
    """Somebody's words may stand in the column that the codebook takes for strata."""
    told = "I am Jan Jansen, fired for theft"
    with pytest.raises(DesignError, match=r"stratum \(a text of 32 characters\), a, b, c, d … has one PSU"):
        jackknife([told, *"abcdefg"])
