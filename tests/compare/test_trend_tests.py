import pandas as pd
import pytest
from scipy.stats import t

from pipeline.compare.trend_tests import trend_tests
from tests.small import small_study

CODEBOOK = """
    waves:
      a: {label: First}
      b: {label: Second}
      c: {label: Third}
      d: {label: Fourth}
    items: {uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    """
# R: prop.trend.test(c(15, 10, 5), c(30, 30, 30)): X-squared = 7.5, p-value = 0.00617
SHARES = {"a": 15 / 30, "b": 10 / 30, "c": 5 / 30}


def rates(share, *, method="wilson", flag="", error=0.05):
    row = {
        "item": "uses", "option": "y_", "banner": "total", "banner_option": "total", "universe": "all",
        "weighting": "none", "share": share, "std_error": error, "df": 4.0, "unweighted_base": 30, "share_low": 0.0,
        "share_high": 1.0, "confidence": 0.95, "interval_method": method, "flag": flag,
    }  # fmt: skip
    return pd.DataFrame([row])


def trend_of(tmp_path, waves, codebook=CODEBOOK, overlaps=None):
    found = trend_tests(small_study(tmp_path, codebook), waves, overlaps)
    return None if found.empty else found.iloc[0]


def test_unweighted_waves_have_cochran_and_armitages_test(tmp_path):
    row = trend_of(tmp_path, {wave: rates(share) for wave, share in SHARES.items()})
    assert (row["method"], row["waves"]) == ("cochran_armitage", "a,b,c")
    assert (row["statistic"], row["p_value"]) == pytest.approx((7.5, 0.006169899))
    assert row["slope"] == pytest.approx(-1 / 6)


def test_weighted_waves_have_a_contrast_with_the_designs_errors(tmp_path):
    """Slope (p3 - p1) / 2, standard error .05 √2 / 2."""
    waves = {wave: rates(share, method="design_wilson") for wave, share in SHARES.items()}
    row = trend_of(tmp_path, waves)
    assert row["method"] == "linear_contrast"
    assert (row["slope"], row["std_error"]) == pytest.approx((-1 / 6, 0.05 * 2**0.5 / 2))
    assert (row["df"], row["p_value"]) == (12, pytest.approx(2 * t.sf(abs(row["statistic"]), 12)))


def test_people_in_two_waves_take_their_covariance_from_the_error(tmp_path):
    key = pd.MultiIndex.from_tuples([("uses", "y_", "total", "total")])
    waves = {wave: rates(share) for wave, share in SHARES.items()}
    row = trend_of(tmp_path, waves, overlaps={("a", "c"): pd.Series([0.001], index=key)})
    assert row["method"] == "linear_contrast"
    assert row["std_error"] == pytest.approx(((2 * 0.05**2 - 2 * 0.001) / 4) ** 0.5)
    assert row["df"] == 4


def test_a_break_leaves_the_waves_after_it(tmp_path):
    broken = CODEBOOK.replace("{label: Second}", "{series_break: other question}")
    waves = {wave: rates(0.1 * at) for at, wave in enumerate("abcd", start=1)}
    row = trend_of(tmp_path, waves, broken)
    assert (row["waves"], row["break_reason"], row["flag"]) == ("b,c,d", "other question", "series_break")
    assert row["slope"] == pytest.approx(0.1)


def test_a_break_with_too_few_waves_after_it_blocks_the_test_and_says_why(tmp_path):
    broken = CODEBOOK.replace("{label: Third}", "{series_break: by telephone}")
    row = trend_of(tmp_path, {wave: rates(share) for wave, share in SHARES.items()}, broken)
    assert (row["break_reason"], row["flag"]) == ("by telephone", "series_break")
    assert pd.isna([row["slope"], row["p_value"], row["p_adjusted"]]).all()


def test_a_hidden_wave_hides_the_trend(tmp_path):
    waves = {**{wave: rates(share) for wave, share in SHARES.items()}, "b": rates(None, flag="suppressed")}
    row = trend_of(tmp_path, waves)
    assert row["flag"] == "suppressed"
    assert pd.isna(row["slope"])


def test_two_waves_have_a_change_and_no_trend(tmp_path):
    assert trend_of(tmp_path, {"a": rates(0.1), "b": rates(0.2)}) is None


def test_shares_of_nothing_and_all_leave_no_error_for_a_trend(tmp_path):
    waves = {
        wave: rates(share, method="design_wilson", error=0.0)
        for wave, share in {"a": 0.0, "b": 0.0, "c": 1.0}.items()
    }
    row = trend_of(tmp_path, waves)
    assert row["flag"] == "not_estimable"
    assert row[["statistic", "p_value"]].isna().all()
