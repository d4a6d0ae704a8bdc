"""R's svyciprop, binom.test and prop.test; made by intervals.R."""

import pytest

from pipeline.stats.arcsine import arcsine_interval
from pipeline.stats.clopper_pearson import clopper_pearson_interval
from pipeline.stats.interval import design_wilson_interval, wilson_interval
from pipeline.stats.jeffreys import jeffreys_interval
from pipeline.stats.korn_graubard import korn_graubard_interval
from pipeline.stats.logit import logit_interval
from tests.reference.values import reference

R = reference("intervals")


def ends(name):
    return R[f"{name}_low"], R[f"{name}_high"]


@pytest.mark.parametrize("design", ["apistrat", "nhanes", "nhanes_black"])
def test_design_intervals_agree_with_svyciprop(design):
    share, variance, df, n = (R[f"{design}_{part}"] for part in ("share", "variance", "df", "n"))
    wilson = design_wilson_interval(share, variance, unweighted_base=n, df=df)
    exact = korn_graubard_interval(share, variance, unweighted_base=n, df=df, capped=False)
    for name, interval in {
        "wilson": wilson,
        "xlogit": logit_interval(share, variance, df=df),
        "beta": exact,
        "asin": arcsine_interval(share, variance, df=df),
    }.items():
        assert (interval.low, interval.high) == pytest.approx(ends(f"{design}_{name}"), rel=1e-10)


@pytest.mark.parametrize("count", [0, 3, 20])
def test_intervals_of_counts_agree_with_r(count):
    for name, interval in {
        "exact": clopper_pearson_interval(count / 20, 20),
        "wilson": wilson_interval(count / 20, 20),
    }.items():
        assert (interval.low, interval.high) == pytest.approx(ends(f"count_{count}.{name}"), rel=1e-10)


def test_jeffreys_is_the_beta_quantile_inside_and_holds_the_share_at_the_ends():
    for count in (0, 3, 20):
        interval = jeffreys_interval(count / 20, 20)
        low, high = ends(f"count_{count}.jeffreys")
        assert interval.low == pytest.approx(low if count > 0 else 0, rel=1e-10)
        assert interval.high == pytest.approx(high if count < 20 else 1, rel=1e-10)
