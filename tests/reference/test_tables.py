"""R's tests of tables, plain and by design; made by tables.R."""

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.chi2 import chi2_test
from pipeline.stats.fisher import fisher_test
from pipeline.stats.mantel_haenszel import mantel_haenszel
from pipeline.stats.mcnemar import mcnemar_test
from pipeline.stats.rao_scott import rao_scott
from tests.reference.sums import totals_of
from tests.reference.values import reference
from tests.shared_data import shared_data

R = reference("tables")
HAIR_BY_EYE = [[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]]
SMALL = np.array([[3, 2, 0], [1, 1, 2], [0, 4, 5]])
# R's UCBAdmissions: admitted and rejected by men and women in six departments
BERKELEY = [
    [[512, 89], [313, 19]], [[353, 17], [207, 8]], [[120, 202], [205, 391]],
    [[138, 131], [279, 244]], [[53, 94], [138, 299]], [[22, 24], [351, 317]],
]  # fmt: skip


def test_pearson():
    test = chi2_test(HAIR_BY_EYE)
    assert (test.statistic, test.df, test.method) == (
        pytest.approx(R["hair_x2"], rel=1e-12),
        9,
        "pearson_chi2",
    )
    assert test.p_value == pytest.approx(R["hair_p"], rel=1e-9)


def test_simulated_p_values_are_within_their_monte_carlo_error():
    """R with a million draws; ours with 99,999: four standard errors of ours are .0036."""
    assert chi2_test(SMALL, draws=99_999, seed=7).p_value == pytest.approx(R["small_simulated_p"], abs=0.0036)
    assert fisher_test(SMALL, draws=99_999, seed=7).p_value == pytest.approx(R["small_fisher_p"], abs=0.0031)


def test_fisher_exact():
    assert fisher_test([[3, 1], [1, 3]]).p_value == pytest.approx(R["tea_p"], rel=1e-12)
    assert fisher_test([[10, 3], [2, 15]]).p_value == pytest.approx(R["convictions_p"], rel=1e-12)


def test_mantel_haenszel():
    for continuity, name in ((True, "TRUE"), (False, "FALSE")):
        test = mantel_haenszel(BERKELEY, continuity=continuity)
        assert test.statistic == pytest.approx(R[f"berkeley_x2_{name}"], rel=1e-12)
        assert test.p_value == pytest.approx(R[f"berkeley_p_{name}"], rel=1e-10)
    assert test.odds_ratio == pytest.approx(R["berkeley_or"], rel=1e-12)
    assert test.interval.low == pytest.approx(R["berkeley_low"], rel=1e-10)
    assert test.interval.high == pytest.approx(R["berkeley_high"], rel=1e-10)


def test_mcnemar():
    test = mcnemar_test(150, 86, method="asymptotic")
    assert test.statistic == pytest.approx(R["mcnemar_x2"], rel=1e-12)
    assert test.p_value == pytest.approx(R["mcnemar_p"], rel=1e-10)
    assert mcnemar_test(3, 9).p_value == pytest.approx(R["mcnemar_exact_p"], rel=1e-12)


def agrees(name, frame, weight, rows, columns, **design):
    """svychisq from the totals of the cells."""
    cells = [
        (row, column) for row in sorted(frame[rows].unique()) for column in sorted(frame[columns].unique())
    ]
    values = {str(cell): weight * (frame[rows] == cell[0]) * (frame[columns] == cell[1]) for cell in cells}
    totals = totals_of(frame, values, **design)
    shape = frame[rows].nunique(), frame[columns].nunique()
    df = R[f"{name}_df2"] / R[f"{name}_df1"]
    test = rao_scott(totals.totals.reshape(shape), totals.covariance, n=len(frame), df=df)
    expected = [R[f"{name}_{part}"] for part in ("f", "df1", "df2")]
    assert [test.statistic, test.df1, test.df2] == pytest.approx(expected, rel=1e-9)
    assert test.p_value == pytest.approx(R[f"{name}_p"], rel=1e-8)
    assert df == pytest.approx(round(df), rel=1e-12)


def test_rao_scott_on_strata():
    schools = pd.read_csv(shared_data("complex-design/apistrat.csv"))
    design = {"stratum": "stype", "population": "fpc"}
    agrees("apistrat_stype", schools, schools["pw"], "stype", "awards", **design)
    agrees("apistrat_awards", schools, schools["pw"], "comp.imp", "awards", **design)


def test_rao_scott_on_clusters():
    people = pd.read_csv(shared_data("complex-design/nhanes2.csv"))
    design = {"stratum": "stratid", "psu": "psuid"}
    agrees("nhanes_race", people, people["finalwgt"], "race", "highbp", **design)
    agrees("nhanes_region", people, people["finalwgt"], "region", "race", **design)
