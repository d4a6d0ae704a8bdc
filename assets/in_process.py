"""Runs waves through Dagster in this process, on the project's instance, for the `survey` command."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", "50")

import dagster as dg
from dagster._core.instance.ref import InstanceRef

from assets.history import history_in_words
from assets.left_over import fail_left_over, this_process
from pipeline.engine.process_settings import settle_process
from pipeline.storage.folder import OWNER_ONLY, DataFolder

PRINTS_STAY = {
    "compute_logs": {
        "module": "dagster._core.storage.noop_compute_log_manager",
        "class": "NoOpComputeLogManager",
        "config": {},
    }
}
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True)
class WaveOutcome:
    """How one wave's run ended; `problem` is empty where it was published."""

    key: str
    run_id: str
    problem: str


def dagster_home(folder: DataFolder) -> Path:
    """The instance's folder: `DAGSTER_HOME`, else below the data; the project's dagster.yaml is copied there."""
    home = home_of(folder)
    home.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)  # failures may quote short cells of the export
    settings = Path(__file__).resolve().parents[1] / "dagster.yaml"
    if not (home / "dagster.yaml").exists():
        shutil.copyfile(settings, home / "dagster.yaml")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["SURVEY_DATA"] = str(folder.root)
    return home


def home_of(folder: DataFolder) -> Path:
    """Where the instance's folder is, or will be."""
    return Path(os.environ.get("DAGSTER_HOME") or folder.processed / "dagster").resolve()


def instance_of(folder: DataFolder) -> dg.DagsterInstance:
    """The project's instance, made where there is none, without files of what steps print.

    Catching that starts four processes a step, two of them Python, and the command's own terminal shows it.
    """
    home = dagster_home(folder)
    with (home / ".making.lock").open("w") as turn:  # two that make its databases at once: one would fail
        fcntl.flock(turn, fcntl.LOCK_EX)
        return dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(home), overrides=PRINTS_STAY))


def run_waves(
    folder: DataFolder, keys: Iterable[str], *, progress: Callable[[str, str], None]
) -> list[WaveOutcome]:
    """Runs each wave (`study:wave`) by itself, so that a broken one keeps no other from being published."""
    from assets.definitions import defs

    settle_process()
    keys = list(keys)
    outcomes = []
    with history_in_words(home_of(folder)), instance_of(folder) as instance:
        fail_left_over(instance)
        instance.add_dynamic_partitions("waves", keys)
        job = defs.resolve_job_def("publish_wave")
        for key in keys:
            progress(key, "running")
            result = job.execute_in_process(
                partition_key=key,
                instance=instance,
                raise_on_error=False,
                run_config=QUIET,
                tags=this_process(),
            )
            problem = "" if result.success else _problem(result)
            progress(key, "published" if result.success else "failed")
            outcomes.append(WaveOutcome(key, result.run_id, problem))
    return outcomes


def _problem(result: dg.ExecuteInProcessResult) -> str:
    """What went wrong, in the words of the first step that failed."""
    for event in result.all_events:
        if event.event_type_value == "STEP_FAILURE":
            data = event.step_failure_data
            failure = data.user_failure_data
            if failure is not None and failure.description:
                return failure.description
            return f"{event.step_key}: {data.error.cause or data.error}" if data.error else str(event.message)
    return "the run failed before its first step"
