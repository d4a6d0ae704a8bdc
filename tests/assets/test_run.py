"""The twelve respondents through Dagster: what is published is what was worked out on paper."""

import json
from math import sqrt

import pandas as pd
import pytest

from assets.in_process import run_waves
from pipeline.contract import TABLES
from pipeline.storage.warehouse import table_part
from tests.twelve.paper_correlations import paper_correlations
from tests.twelve.paper_rates import paper_rates
from tests.twelve.study import WAVES, by_column, twelve_in


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A reader of the published tables, after the three waves ran in process."""
    folder = twelve_in(tmp_path_factory.mktemp("published"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(folder.root / "dagster"))
        patch.setenv("SURVEY_DATA", str(folder.root))
        outcomes = run_waves(folder, [f"twelve:{wave}" for wave in WAVES], progress=lambda key, word: None)
    assert [outcome.problem for outcome in outcomes] == ["", "", ""]
    return lambda name, wave: pd.read_parquet(table_part(folder.current, name, "twelve", wave))


def test_every_published_rate_is_what_was_counted_by_hand(published):
    rates = published("rates", "2011")
    found = by_column(rates[~rates["flag"].str.contains("suppressed")], "weighting", "item", "option")
    paper = {
        (weighting, *key): number
        for weighting in ("none", "firms", "raked")
        for key, number in paper_rates(weighting).items()
    }
    assert set(found) == set(paper)
    for key, (count, base) in paper.items():
        assert found[key]["share"] == pytest.approx(count / base, abs=1e-9), key


def test_every_published_correlation_is_what_was_worked_out_by_hand(published):
    rows = published("correlations", "2011").query("method in ['pearson', 'spearman']")
    found = by_column(rows[~rows["flag"].str.contains("suppressed")], "weighting", "outcome", "method")
    paper = paper_correlations()
    assert set(found) == set(paper)
    for key, (n, _, r) in paper.items():
        assert found[key]["unweighted_base"] == n, key
        assert found[key]["estimate"] == pytest.approx(r, abs=1e-6), key


def test_every_table_has_the_columns_of_its_contract(published):
    for table in TABLES.values():
        if not table.is_private:
            frame = (
                published(table.name, "_" if table.spans == "study" else "2011")
                if table.spans != "all"
                else None
            )
            assert frame is None or list(frame.columns) == list(table.types), table.name


def test_a_rate_can_be_followed_to_the_bytes_of_its_file(published):
    exports = published("exports", "2011").iloc[0]
    assert (exports["file"], exports["rows"], exports["personal"]) == ("2011.csv", 18, 1)


def test_a_classification_stands_beside_the_options(published):
    options = published("options", "2011").query("item == 'sector'").set_index("option")
    assert options["scheme"].unique().tolist() == ["NACE-2"]
    assert json.loads(options["classification"].to_json()) == {"fin": "K", "media": "J", "other": None}


def test_six_respondents_of_four_companies_are_no_base(published):
    """2012: r7 and r8 are of one company, r9 and r10 of another: four in the US. Users in the UK: M M N O P."""
    rates, means = published("rates", "2012"), published("score_means", "2012")
    correlations = published("correlations", "2012")
    for frame in (rates[rates["item"] == "social"], means[means["measure"] == "integration"]):
        assert "suppressed" in " ".join(frame.query("universe == 'all' and banner_option == 'us'")["flag"])
    for frame in (rates, means, correlations):
        uk = frame.query("universe == 'users' and banner_option == 'uk'")
        assert len(uk)
        assert uk["flag"].str.contains("suppressed").all()
        assert uk[["unweighted_base", "confidence"]].isna().all(axis=None)


def test_a_weight_that_is_equal_for_all_changes_no_digit(published):
    """2012: both countries are half of the sample, as the target wants them."""
    for name in ("rates", "score_means", "correlations", "associations"):
        frame = published(name, "2012").drop(columns=["interval_method", "family"], errors="ignore")
        none, raked = (
            frame[frame["weighting"] == weighting].drop(columns="weighting").reset_index(drop=True)
            for weighting in ("none", "raked")
        )
        assert len(none)
        pd.testing.assert_frame_equal(none, raked, check_exact=True)


def test_the_change_between_two_waves_has_the_variance_of_both(published):
    """Plans more: 3 of 10.5 weighted in 2011, 6 of 11 in 2012.

    2011: V = 12/11 (2.5 (7.5/10.5)^2 + 9.25 (3/10.5)^2) / 10.5^2 = 0.020093, squares of weights 2.5 and 9.25.
    2012: residuals by company, in elevenths, 10 5 5 -6 5 -1 -6 -6 -6: V = 9/8 (320/121) / 121 = 0.024589.
    """
    rows = published("trends", "_").query("item == 'plans' and option == 'more' and banner == 'total'")
    change = rows[rows["to_wave"] == "2012"].iloc[0]
    first = 12 / 11 * (2.5 * (7.5 / 10.5) ** 2 + 9.25 * (3 / 10.5) ** 2) / 10.5**2
    second = 9 / 8 * 320 / 121 / 121
    assert (change["from_base"], change["to_base"]) == (11, 11)
    assert change["from_share"] == pytest.approx(3 / 10.5)
    assert change["to_share"] == pytest.approx(6 / 11)
    assert change["change"] == pytest.approx(6 / 11 - 3 / 10.5)
    assert change["std_error"] == pytest.approx(sqrt(first + second), abs=1e-9)
    assert (change["p_value"], change["low"]) == pytest.approx((0.219150, -0.154555), abs=1e-5)


def test_no_change_is_shown_across_a_break_in_the_series(published):
    rows = published("trends", "_").query("to_wave == '2013'")
    assert len(rows)
    assert rows["break_reason"].unique().tolist() == ["asked by telephone"]
    assert rows["flag"].str.contains("series_break").all()
    assert rows[["change", "std_error", "low", "high", "p_value", "p_adjusted"]].isna().all(axis=None)
    assert rows.loc[rows["banner"] == "total", ["from_share", "to_share"]].notna().all(axis=None)
