"""Which assets wake by themselves, rule by rule, as the daemon would decide it."""

import warnings

import dagster as dg
import pytest

from assets import automation
from assets.definitions import defs
from pipeline.contract import stored_tables
from tests.twelve.study import worked_out_in

INGEST = ["exports", "export_columns", "export_rows"]
NORMALIZED = {"respondents", "responses", "answers", "missing_answers", "items", "options"}


class Daemon:
    """Evaluates the conditions tick by tick, and runs what a person would."""

    def __init__(self, instance):
        self.instance = instance
        self.cursor = None

    def wakes(self) -> set[str]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = dg.evaluate_automation_conditions(defs=defs, instance=self.instance, cursor=self.cursor)
        self.cursor = found.cursor
        return {one.key.to_user_string() for one in found.results if one.true_subset.size}

    def run(self, wave: str, *names: str) -> bool:
        if not names:
            job = defs.resolve_job_def("publish_wave")
            return job.execute_in_process(
                partition_key=f"twelve:{wave}", instance=self.instance, raise_on_error=False
            ).success
        job = defs.resolve_implicit_global_asset_job_def()
        return job.execute_in_process(
            partition_key=f"twelve:{wave}",
            instance=self.instance,
            asset_selection=[dg.AssetKey(name) for name in names],
            raise_on_error=False,
        ).success


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    return worked_out_in(tmp_path, ("2011", "2012"))


@pytest.fixture
def daemon(folder):
    with dg.DagsterInstance.ephemeral() as instance:
        instance.add_dynamic_partitions("waves", ["twelve:2011", "twelve:2012"])
        one = Daemon(instance)
        assert one.wakes() == set()
        yield one


def correct(folder) -> None:
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))


@pytest.mark.long
def test_a_published_wave_wakes_nothing(daemon):
    assert daemon.run("2011")
    assert daemon.wakes() == set()
    assert daemon.wakes() == set()


@pytest.mark.long
def test_a_corrected_table_wakes_the_stage_that_reads_it_and_once(daemon, folder):
    daemon.run("2011")
    daemon.wakes()
    correct(folder)
    assert daemon.run("2011", *INGEST)
    assert daemon.wakes() == NORMALIZED
    assert daemon.wakes() == set()


def test_while_a_wave_is_overdue_an_export_that_arrives_has_somebody_look_again(daemon, folder):
    codebook = folder.raw / "twelve" / "codebook.yaml"
    late = codebook.read_text().replace("waves:\n", 'waves:\n  "2014": {expected_on: "2014-06-30"}\n', 1)
    codebook.write_text(late)
    assert defs.resolve_job_def("look_for_overdue_waves").execute_in_process(instance=daemon.instance).success
    assert daemon.wakes() == set()
    assert daemon.run("2011", *INGEST)
    assert "expected_waves" in daemon.wakes()


@pytest.mark.long
def test_an_identical_output_wakes_nothing(daemon):
    daemon.run("2011")
    daemon.wakes()
    assert daemon.run("2011", *INGEST)
    assert daemon.wakes() == set()


@pytest.mark.long
def test_a_changed_rate_wakes_what_spans_waves_though_another_wave_was_never_published(daemon, folder):
    daemon.run("2011")
    daemon.wakes()
    correct(folder)
    stages = [
        INGEST,
        NORMALIZED,
        ["scores"],
        list(stored_tables(stage="weight")),
        list(stored_tables(stage="tabulate")),
    ]
    woken = set()
    for stage in stages:
        assert daemon.run("2011", *stage)
        woken |= daemon.wakes()
    assert {"trends", "pooled", "benchmarks"} <= woken


@pytest.mark.long
def test_a_wave_that_failed_keeps_nothing_waiting_and_is_not_tried_again_by_itself(daemon, folder):
    daemon.run("2011")
    daemon.wakes()
    (folder.raw / "twelve" / "2012.csv").write_text("Id,Company\n1,A\n")
    assert not daemon.run("2012")
    assert daemon.wakes() == set()
    correct(folder)
    assert daemon.run("2011")
    assert daemon.wakes() == set()
    trends = daemon.instance.get_latest_materialization_event(dg.AssetKey("trends"))
    assert trends is not None


@pytest.mark.parametrize(
    "word, running", [("on", True), ("off", False), ("OFF", False), ("0", False), ("", True)]
)
def test_one_setting_turns_it_all_on_and_off(monkeypatch, word, running):
    monkeypatch.setenv(automation.AUTOMATION, word)
    assert (automation.sensor_status() is dg.DefaultSensorStatus.RUNNING) == running
    assert (automation.schedule_status() is dg.DefaultScheduleStatus.RUNNING) == running
