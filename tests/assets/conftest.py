"""The twelve respondents in a data folder, with an instance of Dagster of their own."""

import dagster as dg
import pytest

from assets.in_process import run_waves
from tests.twelve.study import worked_out_in


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data folder with two waves, both published by `survey run`'s own function; (folder, outcomes)."""
    folder = worked_out_in(tmp_path_factory.mktemp("twelve"), ("2011", "2012"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(folder.root / "dagster"))
        patch.setenv("SURVEY_DATA", str(folder.root))
        run_waves(folder, ["twelve:2011", "twelve:2012"], progress=lambda key, word: None)
        yield folder


@pytest.fixture
def instance(home):
    with dg.DagsterInstance.get() as one:
        yield one


@pytest.fixture
def publish(home):
    """Runs waves as `survey run` does; gives the problem of each, "" where it was published."""

    def run(*waves: str) -> list[str]:
        outcomes = run_waves(home, [f"twelve:{wave}" for wave in waves], progress=lambda key, word: None)
        return [outcome.problem for outcome in outcomes]

    return run


@pytest.fixture
def public_bytes(home):
    """Every published file with its bytes, as a reader finds them now."""

    def read() -> dict[str, bytes]:
        snapshot = home.current.resolve()
        return {
            str(path.relative_to(snapshot)): path.read_bytes()
            for path in sorted(snapshot.rglob("*"))
            if path.is_file()
        }

    return read
