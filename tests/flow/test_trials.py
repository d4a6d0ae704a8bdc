"""A trial stands beside what is published: compared with it, named by its settings, and never in its way."""

import json

import pandas as pd
import pytest

from pipeline.errors import PublicationError, UsageError
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.trials import TrialSettings, run_trial
from pipeline.flow.wave_run import open_wave
from pipeline.stats.clopper_pearson import clopper_pearson_interval
from tests.twelve.study import worked_out_in

KEY = "twelve:2011"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = worked_out_in(tmp_path_factory.mktemp("trials"), ("2011",))
    one = open_wave(folder, KEY)
    for stage in STAGES:
        run_stage(one, stage)
    publish([one])
    return one


def comparison(folder) -> pd.DataFrame:
    return pd.read_parquet(folder / "comparison.parquet")


def test_a_trial_without_a_change_is_what_is_published(run):
    rows = comparison(run_trial(run, TrialSettings()))
    known = rows.dropna(subset=["tried_number"])
    assert len(known)
    assert (known["difference"].abs() < 1e-12).all()
    rates = pd.read_parquet(run_trial(run, TrialSettings()) / "rates.parquet")
    published = run.generation.tables.load("rates").query("universe == 'all'").reset_index(drop=True)
    pd.testing.assert_series_equal(rates["share_low"], published["share_low"], atol=1e-9)


@pytest.mark.long
def test_another_interval_is_the_one_that_was_asked_for(run):
    folder = run_trial(run, TrialSettings(confidence=0.9, interval_method="clopper_pearson"))
    rates = pd.read_parquet(folder / "rates.parquet").dropna(subset=["share"])
    wanted = clopper_pearson_interval(rates["share"], rates["effective_base"], confidence=0.9)
    assert rates["share_low"].to_numpy() == pytest.approx(wanted.low)
    assert set(rates["confidence"]) == {0.9}
    assert json.loads((folder / "settings.json").read_text())["confidence"] == 0.9


def test_a_score_made_otherwise_changes_its_own_numbers(run):
    score = run.study.scores[0].name
    other = "sum" if run.study.scores[0].method != "sum" else "mean"
    rows = comparison(run_trial(run, TrialSettings(score=score, score_method=other)))
    changed = rows[rows["difference"].abs() > 1e-9]
    assert set(changed["table_name"]) <= {"score_means", "correlations", "rates"}
    assert (
        not rows[(rows["table_name"] == "rates") & rows["key"].str.contains("item=country")]["difference"]
        .abs()
        .gt(0)
        .any()
    )


@pytest.mark.long
def test_a_minimum_base_moves_the_flag_alone(run):
    rates = pd.read_parquet(run_trial(run, TrialSettings(minimum_base=5)) / "rates.parquet")
    assert not rates["flag"].str.contains("low_base").any()


@pytest.mark.long
def test_the_same_settings_have_the_same_name_and_others_another(run):
    assert run_trial(run, TrialSettings()) == run_trial(run, TrialSettings())
    assert run_trial(run, TrialSettings(seed=1)) != run_trial(run, TrialSettings())


def test_nothing_that_is_published_moves_and_no_respondent_is_left_behind(run):
    before = {path: path.read_bytes() for path in run.folder.current.resolve().rglob("*") if path.is_file()}
    folder = run_trial(run, TrialSettings(minimum_base=10))
    assert {path: path.read_bytes() for path in before} == before
    names = {path.name for path in folder.iterdir()}
    assert "scores.parquet" not in names
    assert not list(run.folder.private.glob(".trial-*"))


@pytest.mark.parametrize(
    "settings, said",
    [
        (TrialSettings(confidence=95), "confidence 95"),
        (TrialSettings(interval_method="wald"), "design_wilson, wilson"),
        (TrialSettings(minimum_base=2), "minimum_base 2"),
        (TrialSettings(universe="martians"), "martians"),
        (TrialSettings(score="luck"), "score 'luck'"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_in_words(run, settings, said):
    with pytest.raises(UsageError, match=said):
        run_trial(run, settings)


def test_an_unpublished_wave_has_nothing_to_be_compared_with(tmp_path):
    folder = worked_out_in(tmp_path, ("2011",))
    with pytest.raises(PublicationError, match="publish the wave first"):
        run_trial(open_wave(folder, KEY), TrialSettings())


def test_nobody_is_excluded_where_the_sample_is_all(run):
    kept = pd.read_parquet(run_trial(run, TrialSettings()) / "rates.parquet")["unweighted_base"].max()
    folder = run_trial(run, TrialSettings(sample="all", weighting="none"))
    every = pd.read_parquet(folder / "rates.parquet")["unweighted_base"].max()
    # one of the 18 rows is no interview at all
    assert (kept, every, len(run.generation.tables.load("respondents"))) == (12, 17, 18)


@pytest.mark.long
def test_another_weight_is_the_only_one(run):
    weightings = set(run.generation.tables.load("weights")["weighting"])
    assert weightings == {"firms", "raked"}
    rates = pd.read_parquet(run_trial(run, TrialSettings(weighting="firms")) / "rates.parquet")
    assert set(rates["weighting"]) == {"firms", "none"}


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"sample": "some"}, "there is kept, all"), ({"weighting": "people"}, "has none, firms, raked")],
)
def test_a_sample_or_weight_that_does_not_exist_is_wrong_use(run, settings, said):
    with pytest.raises(UsageError, match=said):
        run_trial(run, TrialSettings(**settings))
