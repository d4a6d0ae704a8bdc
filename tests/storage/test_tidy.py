"""What nobody needs goes; what somebody may need stays."""

import pytest

from pipeline.storage import manifest
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest
from pipeline.storage.tidy import clear_other_stagings, tidy
from tests.storage.tiny import arrive, arrived_and_published, publish, stage

pytestmark = pytest.mark.usefixtures("without_databases")


def hashes(folder, key, pattern="*"):
    return sorted(
        path.name for path in folder.generations(private=False).glob(f"{key.replace(':', '/')}/{pattern}")
    )


def test_the_last_generations_of_a_wave_stay(folder, monkeypatch):
    monkeypatch.setattr(manifest, "KEPT_GENERATIONS", 2)
    for place in range(5):
        arrived_and_published(folder, "s:2012", str(place))
    kept = current_manifest(folder).history["s:2012"]
    assert len(kept) == 2
    assert hashes(folder, "s:2012") == sorted([*kept, _oldest(folder, kept)])
    assert set(kept) <= {path.name for path in folder.generations(private=True).glob("s/2012/*")}


def _oldest(folder, kept):
    """What left the history with the last publication goes with the next."""
    (old,) = set(hashes(folder, "s:2012")) - set(kept)
    return old


@pytest.mark.parametrize("name", [".7.staged", "7"])
def test_snapshots_that_never_became_current_go(folder, name):
    arrived_and_published(folder, "s:2012", "x")
    for private in (True, False):
        (folder.snapshots(private=private) / name / "tables").mkdir(parents=True)
    tidy(folder, current_manifest(folder), {})
    for private in (True, False):
        assert [path.name for path in folder.snapshots(private=private).iterdir()] == ["1"]


def test_half_a_snapshot_is_not_left_on_the_private_side(folder):
    arrived_and_published(folder, "s:2012", "x")
    (folder.snapshots(private=True) / "0").mkdir()
    tidy(folder, current_manifest(folder), {})
    assert [path.name for path in folder.snapshots(private=True).iterdir()] == ["1"]


def test_what_another_process_is_completing_stays_until_it_is_done(folder):
    """The process that works ahead completes what spans a study while the command publishes a wave of it."""
    arrived_and_published(folder, "s:2012", "x")
    spanning = Generation(folder, "s", "_", "0")
    aside = spanning.completing(private=False)
    with spanning.working("across"):
        aside.mkdir(parents=True)
        (aside / "trends.parquet").touch()
        tidy(folder, current_manifest(folder), {"s:_": None})
        assert (aside / "trends.parquet").exists()
    tidy(folder, current_manifest(folder), {"s:_": None})
    assert not aside.exists()


def test_leavings_of_killed_runs_go_with_the_next_publication_of_their_wave(folder):
    arrived_and_published(folder, "s:2012", "x")
    wave = folder.generations(private=False) / "s" / "2012"
    for name in (".0.retired", ".0.completing", ".0.staged", "unpublished"):
        (wave / name).mkdir()
    arrived_and_published(folder, "s:2012", "y")
    assert len(hashes(folder, "s:2012")) == 2
    assert hashes(folder, "s:2012", ".*") == []


def test_a_wave_that_is_not_published_now_is_left_alone(folder):
    arrived_and_published(folder, "s:2012", "x")
    waiting = stage(folder, arrive(folder, "s:2013", "y"))
    arrived_and_published(folder, "s:2012", "z")
    assert hashes(folder, "s:2013", ".*") == [f".{waiting[1]}.staged"]
    publish(folder, waiting)
    assert hashes(folder, "s:2013") == [waiting[1]]


def test_a_staging_of_other_inputs_goes_unless_a_run_is_in_it(folder):
    _, older = stage(folder, arrive(folder, "s:2012", "older"))
    _, newer = stage(folder, arrive(folder, "s:2012", "newer"))
    with Generation(folder, "s", "2012", older).working("ingest"):
        clear_other_stagings(folder, "s", "2012", newer)
        assert len(hashes(folder, "s:2012", ".*")) == 2
    clear_other_stagings(folder, "s", "2012", newer)
    assert hashes(folder, "s:2012", ".*") == [f".{newer}.staged"]
