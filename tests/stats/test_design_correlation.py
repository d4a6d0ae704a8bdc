from math import isnan

import numpy as np
import pytest

from pipeline.stats.design_correlation import design_correlation
from pipeline.stats.pearson import pearson_from_arrays
from pipeline.stats.totals import total_covariance
from tests.reference.values import reference, reference_data

R = reference("design_correlation")


def totals_of(schools, stratum, psu):
    """Totals, covariance and df of (1, api00, ell, products), as SQL's two GROUP BYs deliver them."""
    x, y = schools["api00"] - 660.0, schools["ell"] - 20.0
    columns = (
        np.column_stack([np.ones(len(x)), x, y, x * x, x * y, y * y]) * schools["pw"].to_numpy()[:, None]
    )
    frame = schools.assign(**{f"t{k}": columns[:, k] for k in range(6)})
    psus = frame.groupby([stratum, psu])[[f"t{k}" for k in range(6)]].sum()
    size = frame.groupby(stratum)["fpc"].first()
    parts = [part.to_numpy() for _, part in psus.groupby(level=0)]
    counts = np.array([len(part) for part in parts])
    found = total_covariance(
        counts, counts / size.to_numpy(), [p.sum(0) for p in parts], [p.T @ p for p in parts]
    )
    return found.totals, found.covariance, counts.sum() - len(counts)


@pytest.mark.parametrize(
    ("sample", "stratum", "psu"), [("strata", "stype", "row"), ("clusters", "all", "dnum")]
)
def test_it_is_the_survey_packages(sample, stratum, psu):
    name = {"strata": "apistrat", "clusters": "apiclus1"}[sample]
    schools = reference_data(name).assign(all=1).reset_index(names="row")
    found = design_correlation(*totals_of(schools, stratum, psu), len(schools))
    assert found.estimate == pytest.approx(R[f"{sample}_r"], rel=1e-12)
    assert found.std_error == pytest.approx(R[f"{sample}_se"], rel=1e-10)
    assert (found.low, found.high) == pytest.approx((R[f"{sample}_low"], R[f"{sample}_high"]), rel=1e-10)
    assert found.df == R[f"{sample}_df"]


def test_the_estimate_is_the_weighted_one():
    schools = reference_data("apistrat").reset_index(names="row")
    plain = pearson_from_arrays(schools["api00"], schools["ell"], schools["pw"])
    found = design_correlation(*totals_of(schools, "stype", "row"), 200)
    assert found.estimate == pytest.approx(plain.estimate, rel=1e-12)


def test_a_lonely_psu_leaves_the_estimate():
    found = design_correlation([4, 0, 0, 4, 2, 4], np.full((6, 6), np.nan), 3, 4)
    assert found.estimate == 0.5
    assert isnan(found.std_error)
    assert (found.flag, found.interval_method) == ("lonely_psu", None)


def test_without_degrees_of_freedom_there_is_no_interval():
    found = design_correlation([4, 0, 0, 4, 2, 4], np.eye(6), 0, 4)
    assert found.std_error > 0
    assert isnan(found.low)
    assert isnan(found.p_value)


def test_a_constant_is_not_estimable():
    assert design_correlation([4, 0, 0, 0, 0, 4], np.eye(6), 3, 4).flag == "not_estimable"


def test_a_perfect_correlation_is_a_point():
    found = design_correlation([4, 0, 0, 4, 4, 4], np.zeros((6, 6)), 3, 4)
    assert (found.estimate, found.low, found.high, found.flag) == (1, 1, 1, "boundary")
