import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.sample_design import SampleDesign
from pipeline.stats.survey_regression import survey_regression
from tests.reference.values import reference, reference_data

R = reference("regression")
NAMES = ["ell", "meals"]


def schools(name):
    frame = reference_data(name)
    return frame, frame[NAMES].to_numpy(float), frame["pw"]


def stratified(frame):
    size = frame.groupby("stype")["pw"].transform("size")
    return SampleDesign(frame["stype"], np.arange(len(frame)), size / frame["fpc"])


def clustered(frame):
    return SampleDesign(np.zeros(len(frame)), frame["dnum"], frame["dnum"].nunique() / frame["fpc"])


@pytest.mark.parametrize(
    ("name", "sample", "design"),
    [
        ("strata", "apistrat", stratified),
        ("clusters", "apiclus1", clustered),
        ("plain", "apistrat", lambda _: None),
    ],
)
def test_linear_it_is_svyglm(name, sample, design):
    frame, x, weights = schools(sample)
    found = survey_regression(x, frame["api00"], weights, NAMES, design=design(frame))
    assert found.coefficients == pytest.approx([R[f"{name}_b{i}"] for i in range(3)], rel=1e-10)
    assert found.std_errors == pytest.approx([R[f"{name}_se{i}"] for i in range(3)], rel=1e-9)


def test_the_test_has_the_designs_degrees_of_freedom():
    frame, x, weights = schools("apistrat")
    found = survey_regression(x, frame["api00"], weights, NAMES, design=stratified(frame))
    assert found.df == R["strata_df"]
    assert found.p_values[1] == pytest.approx(R["strata_p"], rel=1e-8)


def test_a_logit_is_svyglms():
    frame, x, weights = schools("apistrat")
    wide = frame["sch.wide"] == "Yes"
    found = survey_regression(x, wide, weights, NAMES, family="logit", design=stratified(frame))
    assert found.coefficients == pytest.approx([R[f"logit_b{i}"] for i in range(3)], rel=1e-9)
    assert found.std_errors == pytest.approx([R[f"logit_se{i}"] for i in range(3)], rel=1e-9)
    assert np.isnan(found.r_squared)


def test_perfect_separation_is_not_converged():
    x = np.arange(20.0)[:, None]
    found = survey_regression(x, x[:, 0] > 9, np.ones(20), ["score"], family="logit")
    assert found.flag == "not_converged"
    assert np.isnan(found.coefficients).all()


def test_a_lonely_psu_leaves_the_coefficients():
    frame, x, weights = schools("apiclus1")
    design = SampleDesign(frame["dnum"] == 637, frame["dnum"], np.zeros(len(frame)))
    found = survey_regression(x, frame["api00"], weights, NAMES, design=design)
    assert found.flag == "lonely_psu"
    assert np.isfinite(found.coefficients).all()
    assert np.isnan(found.std_errors).all()


def test_a_constant_outcome_is_not_estimable():
    assert survey_regression([[1], [2], [3]], [1, 1, 1], [1, 1, 1], ["x"]).flag == "not_estimable"


def test_an_outcome_of_three_values_has_no_logit():
    with pytest.raises(EstimationError, match="0 and 1"):
        survey_regression([[1], [2], [3]], [0, 1, 2], [1, 1, 1], ["x"], family="logit")
