"""A snapshot is complete before anything points at it, and leaves nothing where it fails."""

import shutil

import pytest

from pipeline.storage import snapshot as module
from pipeline.storage.generation import MADE_FROM, Generation
from tests.storage.tiny import arrive, arrived_and_published, publish, published_texts, stage


def children(folder):
    return sorted(
        str(path.relative_to(folder.processed))
        for side in (True, False)
        for path in folder.snapshots(private=side).iterdir()
    )


def test_where_making_one_fails_nothing_is_left(folder, monkeypatch):
    arrived_and_published(folder, "s:2012", "first")
    before = children(folder)
    wave = stage(folder, arrive(folder, "s:2012", "second"))

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "build_microdata", fail)
    with pytest.raises(OSError, match="No space left"):
        publish(folder, wave)
    assert children(folder) == before
    assert published_texts(folder, "s:2012") == {"first"}


def test_a_generation_that_somebody_removed_is_made_again_from_what_is_published(folder):
    manifest = arrived_and_published(folder, "s:2011", "kept")
    for private in (True, False):
        shutil.rmtree(folder.generations(private=private))
    arrived_and_published(folder, "s:2012", "next")
    assert published_texts(folder, "s:2011") == {"kept"}
    restored = Generation(folder, "s", "2011", manifest.generations["s:2011"])
    assert restored.is_whole
    assert "2011.csv" in (restored.directory(private=False) / MADE_FROM).read_text()


def test_both_sides_have_their_own_database_and_only_one_a_manifest(folder):
    arrived_and_published(folder, "s:2012", "x")
    private, public = (folder.snapshots(private=side) / "1" for side in (True, False))
    assert sorted(path.name for path in public.iterdir()) == [
        "manifest.json",
        "private",
        "tables",
        "warehouse.duckdb",
    ]
    assert sorted(path.name for path in private.iterdir()) == ["microdata.duckdb", "tables"]
