"""Dagster's storage on a real PostgreSQL server, started here on loopback, with the file in deploy/."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import dagster as dg
import pytest

from assets.in_process import run_waves
from pipeline.storage.manifest import current_manifest
from tests.browser import or_skip
from tests.end_to_end.running import free_port
from tests.twelve.study import twelve_in

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture
def server(tmp_path_factory):
    """The address of an empty database."""
    if find_spec("dagster_postgres") is None:
        or_skip("the extra `postgres` is not installed")
    if not BINARIES or shutil.which("runuser") is None:
        or_skip("there is no PostgreSQL server on this machine")
    folder = Path("/tmp") / f"survey-postgresql-{os.getpid()}"  # its own user must reach it
    folder.mkdir(mode=0o755)
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if as_postgres:
        shutil.chown(folder, "postgres")
    port, control = free_port(), str(BINARIES[-1] / "pg_ctl")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    data = str(folder / "data")

    def run(*command: str) -> None:
        subprocess.run([*as_postgres, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")

    try:
        run(str(BINARIES[-1] / "initdb"), "-D", data, "-A", "trust", "-U", "survey")
        run(control, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql+psycopg2://survey@127.0.0.1:{port}/postgres"
        run(control, "-D", data, "-m", "fast", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_waves_run_and_their_history_is_on_the_server(server, tmp_path, monkeypatch):
    folder = twelve_in(tmp_path, ("2011",))
    home = tmp_path / "dagster"
    home.mkdir()
    (home / "dagster.yaml").write_text(
        (ROOT / "deploy" / "postgresql.yaml").read_text() + "telemetry: {enabled: false}\n"
    )
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    monkeypatch.setenv("SURVEY_POSTGRES_URL", server)
    (outcome,) = run_waves(folder, ["twelve:2011"], progress=lambda key, word: None)
    assert outcome.problem == ""
    assert "twelve:2011" in current_manifest(folder).generations
    with dg.DagsterInstance.get() as instance:
        assert type(instance.event_log_storage).__name__ == "PostgresEventLogStorage"
        assert instance.get_run_by_id(outcome.run_id).status is dg.DagsterRunStatus.SUCCESS
        assert instance.get_latest_materialization_event(dg.AssetKey("rates")) is not None
    assert not list(home.rglob("*.db"))
