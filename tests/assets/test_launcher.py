"""Runs as forks of one process: they end as they should, can be stopped, and are missed when they are killed."""

import os
import signal
import sys
import time

import dagster as dg
import pytest
from dagster._core.code_pointer import ModuleCodePointer
from dagster._core.launcher import WorkerStatus
from dagster._core.origin import JobPythonOrigin, RepositoryPythonOrigin
from dagster._core.remote_origin import (
    ManagedGrpcPythonEnvCodeLocationOrigin,
    RemoteJobOrigin,
    RemoteRepositoryOrigin,
)
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin

from assets import launcher
from assets.left_over import fail_left_over, process_of

pytestmark = pytest.mark.long
SETTINGS = """telemetry: {enabled: false}
run_launcher: {module: assets.launcher, class: ForkedRuns, config: {}}
"""
PATIENCE_SECONDS = 120


@dg.op
def look():
    """What a run finds where it begins."""
    found = {"parent": os.getppid(), "loaded": "pipeline.report.pages" in sys.modules}
    yield dg.AssetMaterialization("seen", metadata=found)
    yield dg.Output(None)


@dg.op(config_schema={"seconds": float})
def last(context):
    time.sleep(context.op_config["seconds"])


@dg.job(executor_def=dg.in_process_executor)
def looking():
    look()


@dg.job(executor_def=dg.in_process_executor)
def lasting():
    last()


jobs = dg.Definitions(jobs=[looking, lasting])
SECONDS = {"ops": {"last": {"config": {"seconds": 600.0}}}}
A_SECOND = {"ops": {"last": {"config": {"seconds": 1.0}}}}


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    (home / "dagster.yaml").write_text(SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(home))
        with dg.DagsterInstance.get() as one:
            yield one


def launched(instance, job: dg.JobDefinition, config: dict | None = None) -> str:
    """A run of a job of this module, as daemon and webserver launch one; its id."""
    target = LoadableTargetOrigin(module_name=__name__, attribute="jobs")
    location = ManagedGrpcPythonEnvCodeLocationOrigin(target, __name__)
    repository = RepositoryPythonOrigin(sys.executable, ModuleCodePointer(__name__, "jobs"))
    run = instance.create_run_for_job(
        job,
        run_config=config,
        remote_job_origin=RemoteJobOrigin(RemoteRepositoryOrigin(location, "__repository__"), job.name),
        job_code_origin=JobPythonOrigin(job.name, repository),
    )
    instance.launch_run(run.run_id, None)
    return run.run_id


def status_once(instance, run_id: str, is_so) -> dg.DagsterRunStatus:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so(run := instance.get_run_by_id(run_id)):
        assert time.monotonic() < until, run.status
        time.sleep(0.05)
    return run.status


def ending(instance, run_id: str) -> dg.DagsterRunStatus:
    return status_once(instance, run_id, lambda run: run.is_finished)


def going_on(instance) -> str:
    """A run that lasts, in the middle of its step."""
    run_id = launched(instance, lasting, SECONDS)
    started = dg.DagsterEventType.STEP_START
    until = time.monotonic() + PATIENCE_SECONDS
    while not instance.all_logs(run_id, of_type=started):
        assert time.monotonic() < until
        time.sleep(0.05)
    return run_id


def seen(instance, run_id: str) -> dict:
    (record,) = instance.all_logs(run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION)
    return {name: value.value for name, value in record.asset_materialization.metadata.items()}


def test_runs_are_forks_of_one_process_that_has_loaded_everything(instance):
    runs = [launched(instance, looking) for _ in range(2)]
    assert [ending(instance, run) for run in runs] == [dg.DagsterRunStatus.SUCCESS] * 2
    first, second = (seen(instance, run) for run in runs)
    assert first == second
    assert first["loaded"]
    assert first["parent"] not in (os.getpid(), 1)


def test_a_run_that_is_terminated_is_cancelled(instance):
    run_id = going_on(instance)
    assert instance.run_launcher.terminate(run_id)
    assert ending(instance, run_id) is dg.DagsterRunStatus.CANCELED
    assert not instance.run_launcher.terminate(run_id)


def test_a_run_that_is_killed_is_missed_and_has_failed(instance):
    run_id = going_on(instance)
    run = instance.get_run_by_id(run_id)
    assert instance.run_launcher.check_run_worker_health(run).status is WorkerStatus.RUNNING
    assert fail_left_over(instance) == []
    os.kill(process_of(run), signal.SIGKILL)
    status_once(instance, run_id, lambda run: process_of(run) is None)
    assert instance.run_launcher.check_run_worker_health(run).status is WorkerStatus.FAILED
    assert fail_left_over(instance) == [run_id]
    assert ending(instance, run_id) is dg.DagsterRunStatus.FAILURE


def test_other_code_is_loaded_by_another_process_and_what_runs_goes_on(instance, monkeypatch):
    first, lasts = launched(instance, looking), launched(instance, lasting, A_SECOND)
    ending(instance, first)
    newest = launcher.newest_code()
    monkeypatch.setattr(launcher, "newest_code", lambda: newest + 1)
    second = launched(instance, looking)
    assert [ending(instance, run) for run in (second, lasts)] == [dg.DagsterRunStatus.SUCCESS] * 2
    assert seen(instance, first)["parent"] != seen(instance, second)["parent"]


def test_a_process_that_died_is_replaced_and_the_last_one_waits_for_its_runs(instance):
    first = launched(instance, looking)
    ending(instance, first)
    os.kill(seen(instance, first)["parent"], signal.SIGKILL)
    lasts = launched(instance, lasting, A_SECOND)
    instance.run_launcher.dispose()
    assert instance.get_run_by_id(lasts).status is dg.DagsterRunStatus.SUCCESS


def test_where_nothing_can_be_loaded_the_run_has_failed_and_says_where_to_look(instance, monkeypatch):
    instance.run_launcher.dispose()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="the process that starts runs has ended"):
        launched(instance, looking)
    (run,) = instance.get_runs(limit=1)
    assert run.status is dg.DagsterRunStatus.FAILURE
    monkeypatch.undo()
    assert ending(instance, launched(instance, looking)) is dg.DagsterRunStatus.SUCCESS


def test_a_process_that_ended_before_it_was_asked_is_said_too(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    server = launcher.ForkServer()
    while server.is_alive:
        time.sleep(0.01)
    with pytest.raises(RuntimeError, match="the process that starts runs has ended"):
        server.start("", "")
    server.end()
