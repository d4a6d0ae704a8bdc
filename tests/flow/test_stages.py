"""The stages over the twelve respondents: every rate, mean and correlation against numbers worked out on paper."""

from math import atanh, sqrt, tanh

import pandas as pd
import pytest

from pipeline.flow.stages import STAGES
from tests.drawn import table
from tests.twelve.paper_correlations import paper_correlations
from tests.twelve.paper_rates import paper_rates
from tests.twelve.study import by_column, staged, twelve_in

Z = 1.959963984540054
NUMBERS = (
    "unweighted_base unweighted_count weighted_base weighted_count effective_base share std_error df confidence "
    "share_low share_high design_effect"
).split()


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return staged(twelve_in(tmp_path_factory.mktemp("twelve"), ("2011",)), "twelve:2011")


@pytest.fixture(scope="module")
def rates(tables):
    return tables.load("rates")


def test_the_stages_stand_in_the_order_of_the_design():
    assert list(STAGES) == ["ingest", "normalize", "score", "weight", "tabulate", "correlate", "compare"]


def test_six_rows_are_excluded_each_for_the_first_rule_that_fits(tables):
    respondents = tables.load("respondents").set_index("respondent_id")
    expected = table("""
        id | reason
        ---+--------------
        13 | screened_out
        14 | incomplete
        15 | speeder
        16 | duplicate
        17 | straightliner
        18 | test
        """)
    excluded = respondents[~respondents["is_kept"]]
    assert excluded["exclusion_reason"].to_dict() == dict(
        zip(expected["id"].astype(str), expected["reason"], strict=True)
    )
    assert respondents["is_kept"].sum() == 12


@pytest.mark.parametrize("weighting", ["none", "firms", "raked"])
def test_every_rate_is_what_was_counted_by_hand(rates, weighting):
    found = by_column(rates[rates["weighting"] == weighting], "item", "option")
    shown = {key: row for key, row in found.items() if "suppressed" not in row["flag"]}
    heads, paper = paper_rates("none"), paper_rates(weighting)
    assert set(shown) == set(paper)
    for key, (count, base) in paper.items():
        row = shown[key]
        assert (row["unweighted_count"], row["unweighted_base"]) == heads[key], key
        assert (row["weighted_count"], row["weighted_base"]) == pytest.approx((count, base), abs=1e-9), key
        assert row["share"] == pytest.approx(count / base, abs=1e-9), key
        assert "low_base" in row["flag"].split(), key


def test_a_rate_without_weight_has_wilsons_interval(rates):
    """8 of 12 say yes: centre (2/3 + 3.8415/24) / (1 + 3.8415/12) = 0.626251, half 0.235629."""
    n, p = 12, 8 / 12
    centre, half = p + Z**2 / (2 * n), Z * sqrt(p * (1 - p) / n + Z**2 / (4 * n * n))
    row = one(rates, item="social", option="yes_", weighting="none")
    assert (row["share_low"], row["share_high"]) == pytest.approx((0.390622, 0.861880), abs=1e-6)
    assert row["share_low"] == pytest.approx((centre - half) / (1 + Z**2 / n), abs=1e-12)
    assert (row["effective_base"], row["interval_method"]) == (12, "wilson")
    assert row["std_error"] == pytest.approx(sqrt(p * (1 - p) / 11))


def test_a_weighted_rate_has_the_variance_of_the_design(rates):
    """Yes: weights .5 1 1.5 1 1.5 1 .5 1.5 (sum 8.5, squares 10.25), others .5 .5 1 1.5 (3.5, 3.75); W 12.

    V = 12/11 (10.25 (3.5/12)^2 + 3.75 (8.5/12)^2) / 144 = 12/11 (0.871962 + 1.881510) / 144 = 0.020860.
    """
    row = one(rates, item="social", option="yes_", weighting="firms")
    p, variance = 8.5 / 12, 12 / 11 * (10.25 * (3.5 / 12) ** 2 + 3.75 * (8.5 / 12) ** 2) / 144
    assert row["std_error"] ** 2 == pytest.approx(0.020860, abs=1e-6)
    assert row["std_error"] == pytest.approx(sqrt(variance), abs=1e-9)
    assert row["effective_base"] == pytest.approx(p * (1 - p) / variance, abs=1e-6)
    assert (row["df"], row["interval_method"]) == (11, "design_wilson")


def test_a_base_under_five_has_no_number_at_all(rates):
    hidden = rates[rates["flag"].str.contains("suppressed")]
    assert set(hidden["banner_option"]) >= {"large", "uk*small", "us*large"}
    assert hidden[NUMBERS].isna().all(axis=None)
    assert not rates.loc[~rates["flag"].str.contains("suppressed"), "share"].isna().any()


def test_every_correlation_is_what_was_worked_out_by_hand(tables):
    rows = tables.load("correlations").query("method in ['pearson', 'spearman']")
    found = by_column(rows, "weighting", "outcome", "method")
    shown = {
        key: row
        for key, row in found.items()
        if "suppressed" not in row["flag"] and key[2] in ("pearson", "spearman")
    }
    paper = paper_correlations()
    assert set(shown) == set(paper)
    for key, (n, effective, r) in paper.items():
        row = shown[key]
        assert row["unweighted_base"] == n, key
        assert (row["effective_base"], row["estimate"]) == pytest.approx((effective, r), abs=1e-6), key
        if effective > 3:
            spread = sqrt((1 + r * r / 2 if key[2] == "spearman" else 1) / (effective - 3))
            ends = (tanh(atanh(r) - Z * spread), tanh(atanh(r) + Z * spread))
            assert (row["low"], row["high"]) == pytest.approx(ends, abs=1e-6), key


def test_tau_is_what_the_pairs_counted_by_hand_give(tables):
    """Of 45 pairs 3 are tied on the score, 12 on growth; 29 run the same way, 2 against: 27 / sqrt(42 * 33)."""
    rows = tables.load("correlations").query(
        "banner == 'total' and universe == 'all' and weighting == 'none' and method == 'kendall'"
    )
    assert rows.set_index("outcome").loc["growth", "estimate"] == pytest.approx(27 / sqrt(42 * 33), abs=1e-6)


def test_p_values_are_adjusted_over_the_outcomes_and_columns_of_a_banner(tables):
    """Pearson, all, unweighted. t = r sqrt(8) / sqrt(1 - r^2) = 4 and 7.140278 with 8 df; Holm doubles the smaller."""
    rows = tables.load("correlations").query(
        "banner == 'total' and universe == 'all' and weighting == 'none' and method == 'pearson'"
    )
    growth, satisfaction = (rows[rows["outcome"] == name].iloc[0] for name in ("growth", "satisfaction"))
    assert (growth["statistic"], satisfaction["statistic"]) == pytest.approx((4, 7.140278), abs=1e-6)
    assert (growth["df"], growth["p_value"]) == pytest.approx((8, 0.003950), abs=1e-6)
    assert satisfaction["p_value"] == pytest.approx(0.0000983, abs=1e-6)
    assert growth["p_adjusted"] == pytest.approx(growth["p_value"])
    assert satisfaction["p_adjusted"] == pytest.approx(2 * satisfaction["p_value"])


def test_means_are_those_of_the_score_and_of_the_numbers(tables):
    """Satisfaction: 67 over 11 (r12 is out of range). Score: (30 + 1.5) / 6 of 100 over 11. Weighted: firms."""
    found = by_column(tables.load("score_means"), "measure", "weighting")
    mean = {key[:2]: row for key, row in found.items() if key[2:] == ("all", "total", "total")}
    assert mean["satisfaction", "none"]["mean"] == pytest.approx(67 / 11)
    assert mean["satisfaction", "none"]["median"] == 6
    assert mean["satisfaction", "firms"]["mean"] == pytest.approx(66.25 / 10.5)
    assert mean["integration", "none"]["mean"] == pytest.approx(31.5 / 6 * 100 / 11)
    assert mean["integration", "firms"]["mean"] == pytest.approx((29 + 1.5 * 1.5) / 6 * 100 / 10.5)
    assert mean["employees", "none"]["unweighted_base"] == 11
    assert (found["integration", "none", "all", "size_class", "large"][["mean"]].isna()).all()


def test_alpha_is_from_the_ten_who_answered_all_three_items(tables):
    """Squares around the mean of strategy 5.6, of 4 - people 6.0, of tools 7.6, of their sum 36.

    alpha = 3/2 (1 - 19.2/36) = 0.7.
    """
    row = tables.load("reliability").query("measure == 'alpha'").iloc[0]
    assert (row["unweighted_base"], row["estimate"]) == (10, pytest.approx(0.7))


def test_raking_meets_its_target(tables):
    margins = tables.load("weight_margins").query("weighting == 'raked'").set_index("option")
    assert margins["weighted_share"].to_dict() == pytest.approx({"uk": 0.75, "us": 0.25})
    assert margins["unweighted_share"].to_dict() == pytest.approx({"uk": 0.5, "us": 0.5})


def test_published_figures_stand_beside_the_computed_ones(tables):
    """8 of 12 is 0.667; weighted 8.5 of 12 is 0.708; two respondents are no base."""
    found = tables.load("benchmarks")[["published_share", "computed_share", "verdict"]]
    expected = table("""
        published_share | computed_share | verdict
        ----------------+----------------+---------------
        0.67            | 0.666667       | reproduced
        0.70            | 0.708333       | differs
        0.5             | 0.25           | irreconcilable
        0.75            |                |
        """)
    found, expected = (rows.fillna({"verdict": ""}) for rows in (found, expected))
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, atol=1e-6)


def one(rates, **wanted):
    wanted = {"universe": "all", "banner": "total", **wanted}
    rows = rates
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return rows.iloc[0]
