"""A run whose process was killed is no longer running, and holds nothing up."""

import os
import subprocess
import sys

import dagster as dg
import pytest

from assets import left_over


@dg.op
def work():
    pass


@dg.job
def waiting():
    work()


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as one:
        yield one


def started(instance, tags: dict[str, str]) -> str:
    run = instance.create_run_for_job(waiting, tags=tags, status=dg.DagsterRunStatus.STARTED)
    return run.run_id


def status(instance, run_id) -> dg.DagsterRunStatus:
    return instance.get_run_by_id(run_id).status


def test_a_run_of_a_killed_process_has_failed_and_says_what_to_do(instance, monkeypatch):
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", lambda: process.pid)
        run_id = started(instance, left_over.this_process())
    assert left_over.fail_left_over(instance) == []
    process.kill()
    process.wait()
    assert left_over.fail_left_over(instance) == [run_id]
    assert status(instance, run_id) is dg.DagsterRunStatus.FAILURE
    said = [record.message for record in instance.all_logs(run_id)]
    assert any("run it again" in message for message in said)


def test_another_process_with_the_same_number_is_not_taken_for_it(instance):
    tag = left_over.this_process()[left_over.PROCESS]
    earlier = tag.rpartition(":")[0] + ":1"
    assert left_over.fail_left_over(instance) == []
    run_id = started(instance, {left_over.PROCESS: earlier})
    assert left_over.fail_left_over(instance) == [run_id]


@pytest.mark.parametrize("tags", [{}, {left_over.PROCESS: "another-machine:1:1"}])
def test_runs_without_a_process_yet_and_those_of_other_machines_are_left_alone(instance, tags):
    run_id = started(instance, tags)
    assert left_over.fail_left_over(instance) == []
    assert status(instance, run_id) is dg.DagsterRunStatus.STARTED


def test_a_run_that_ended_well_while_its_process_was_looked_for_stays_as_it_ended(instance, monkeypatch):
    tag = left_over.this_process()[left_over.PROCESS].rpartition(":")[0] + ":1"
    stale = instance.get_run_by_id(started(instance, {left_over.PROCESS: tag}))
    instance.report_run_canceled(stale)
    monkeypatch.setattr(instance, "get_runs", lambda filters: [stale])
    assert left_over.fail_left_over(instance) == []
    assert status(instance, stale.run_id) is dg.DagsterRunStatus.CANCELED
