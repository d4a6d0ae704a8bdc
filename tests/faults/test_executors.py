"""Steps as processes of their own, two waves at once, beside steps in one process: the same bytes are published."""

import os
from pathlib import Path

import dagster as dg
import pytest

from assets.definitions import STAGES, publish_wave
from assets.in_process import dagster_home
from pipeline.storage.folder import DataFolder
from pipeline.storage.manifest import current_manifest
from tests.faults.victims import ended, fork, public_bytes, run_through_dagster
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
KEYS = ["twelve:2011", "twelve:2012"]
QUICKLY = {"start_method": {"forkserver": {"preload_modules": ["assets.definitions"]}}}


def steps_as_processes() -> dg.JobDefinition:
    """The job that publishes a wave, with Dagster's multiprocess executor."""
    defs = dg.Definitions(assets=STAGES, jobs=[publish_wave], executor=dg.multiprocess_executor)
    return defs.resolve_job_def("publish_wave")


def run_with_steps_as_processes(root: Path, key: str, notes: Path) -> None:
    os.environ.update(DAGSTER_HOME="", SURVEY_DATA=str(root))
    dagster_home(DataFolder(root))
    with dg.DagsterInstance.get() as instance:
        instance.add_dynamic_partitions("waves", [key])
        with dg.execute_job(
            dg.reconstructable(steps_as_processes),
            instance=instance,
            tags={"dagster/partition": key},
            run_config={"execution": {"config": QUICKLY}},
        ) as result:
            started = [
                event for event in result.all_events if event.event_type_value == "STEP_WORKER_STARTED"
            ]
            notes.write_text(f"{result.success} {len(started)}")


def test_waves_whose_steps_are_processes_publish_at_once_what_a_single_process_publishes(tmp_path):
    alone, folder = (twelve_in(tmp_path / name, ("2011", "2012")) for name in ("alone", "at once"))
    assert ended(fork(run_through_dagster, alone.root, KEYS)) == 0
    assert ended(fork(run_through_dagster, folder.root, [])) == 0  # one makes Dagster's databases
    notes = {key: tmp_path / key for key in KEYS}
    runs = [fork(run_with_steps_as_processes, folder.root, key, note) for key, note in notes.items()]
    assert [ended(run) for run in runs] == [0, 0]
    assert [note.read_text() for note in notes.values()] == [f"True {len(STAGES)}"] * 2
    assert public_bytes(folder) == public_bytes(alone)
    assert current_manifest(folder).generations == current_manifest(alone).generations
