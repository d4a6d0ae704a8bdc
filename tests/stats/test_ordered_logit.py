import numpy as np
import pytest

from pipeline.errors import EstimationError
from pipeline.stats.ordered_logit import ordered_logit
from pipeline.stats.sample_design import SampleDesign
from tests.reference.values import reference, reference_data

R = reference("ordered_logit")
NAMES = ["influence", "contact", "tower"]


def housing():
    """Tenants by pattern (rows) and satisfaction (columns)."""
    cells = reference_data("ordered_logit")
    wide = cells.pivot_table(index=NAMES, columns="satisfaction", values="n", aggfunc="sum")
    return np.array(wide.index.to_list(), float), wide.to_numpy(float)


def schools():
    """One row a school: regressors, its level as 0/1, weights by level, and the stratified design."""
    frame = reference_data("apistrat")
    level = np.eye(3)[np.digitize(frame["api00"], [600.5, 700.5])]
    fraction = frame.groupby("stype")["pw"].transform("size") / frame["fpc"]
    design = SampleDesign(frame["stype"], np.arange(200), fraction)
    return frame[["ell", "meals"]], level, level * frame["pw"].to_numpy()[:, None], design


def test_it_is_polr_of_the_tenants_of_copenhagen():
    found = ordered_logit(*housing(), NAMES)
    # polr's optimiser stops at 1e-7, its numerical Hessian at 1e-6
    both = np.concatenate([found.thresholds, found.regression.coefficients])
    assert both == pytest.approx([R[f"b{i}"] for i in range(1, 6)], rel=1e-7)
    errors = np.concatenate([found.threshold_std_errors, found.regression.std_errors])
    assert errors == pytest.approx([R[f"se{i}"] for i in range(1, 6)], rel=1e-6)
    assert found.log_likelihood == pytest.approx(R["log_likelihood"], rel=1e-12)


def test_rows_and_patterns_give_the_same():
    x, counts = housing()
    pattern, category = np.nonzero(counts)
    times = counts[pattern, category].astype(int)
    rows = ordered_logit(
        np.repeat(x[pattern], times, axis=0), np.repeat(np.eye(3)[category], times, axis=0), NAMES
    )
    assert rows.regression.coefficients == pytest.approx(
        ordered_logit(x, counts, NAMES).regression.coefficients
    )


def test_under_a_design_it_is_svyolr():
    x, level, weights, design = schools()
    found = ordered_logit(x, level, ["ell", "meals"], weights=weights, design=design).regression
    assert found.coefficients[0] == pytest.approx(R["strata_ell"], rel=1e-7)
    # svyolr's bread is polr's numerical Hessian
    assert found.std_errors[0] == pytest.approx(R["strata_ell_se"], rel=1e-4)
    assert found.std_error_method == "linearised"


def test_weighted_counts_have_svyolrs_sandwich():
    x, level, weights, _ = schools()
    found = ordered_logit(x, level, ["ell", "meals"], weights=weights, squared_weights=weights**2).regression
    assert found.std_errors[0] == pytest.approx(R["plain_ell_se"], rel=1e-4)


def test_a_category_nobody_chose_changes_nothing():
    x, counts = housing()
    wider = np.insert(counts, 1, 0, axis=1)
    assert ordered_logit(x, wider, NAMES).thresholds == pytest.approx(
        ordered_logit(x, counts, NAMES).thresholds
    )


def test_separation_is_not_converged():
    found = ordered_logit([[1], [2], [3]], np.diag([9, 9, 9]), ["score"])
    assert found.flag == "not_converged"
    assert np.isnan(found.regression.coefficients).all()


def test_one_category_is_not_estimable():
    assert ordered_logit([[1], [2]], [[5, 0], [4, 0]], ["score"]).flag == "not_estimable"


def test_a_collinear_regressor_is_named():
    x, counts = housing()
    with pytest.raises(EstimationError, match="'again' is collinear"):
        ordered_logit(np.column_stack([x, x[:, 0] + x[:, 1]]), counts, [*NAMES, "again"])


def test_weights_without_their_squares_are_refused():
    x, counts = housing()
    with pytest.raises(EstimationError, match="squared_weights"):
        ordered_logit(x, counts, NAMES, weights=counts)
