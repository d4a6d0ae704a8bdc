"""A reader holds what it reads."""

import os

import pytest

from pipeline.storage.reader_lock import current_snapshot, unread


@pytest.fixture
def snapshot(folder):
    path = folder.snapshots(private=False) / "1"
    path.mkdir(parents=True)
    (path / "manifest.json").write_text("{}")
    folder.current.symlink_to("snapshots/1")
    return path


def test_a_snapshot_is_held_for_the_length_of_the_block(folder, snapshot):
    with current_snapshot(folder) as held:
        assert held == snapshot
        with unread(snapshot) as is_free:
            assert not is_free
    with unread(snapshot) as is_free:
        assert is_free


def test_two_readers_hold_one_snapshot(folder, snapshot):
    with current_snapshot(folder) as one, current_snapshot(folder) as other:
        assert one == other == snapshot


def test_a_reader_needs_no_right_to_write(folder, snapshot):
    (snapshot / "manifest.json").chmod(0o444)
    with current_snapshot(folder) as held:
        assert held == snapshot


def test_where_nothing_is_published_there_is_nothing_to_hold(folder):
    with current_snapshot(folder) as held:
        assert held is None


def test_a_reader_that_came_too_late_takes_the_newer_one(folder, snapshot, monkeypatch):
    """The snapshot it is about to open is taken away, and `current` points to the next."""
    newer, open_file = snapshot.with_name("2"), os.open

    def open_after_a_publication(path, flags):
        if not newer.exists():
            snapshot.rename(newer)
            folder.current.unlink()
            folder.current.symlink_to("snapshots/2")
        return open_file(path, flags)

    monkeypatch.setattr(os, "open", open_after_a_publication)
    with current_snapshot(folder) as held:
        assert held == newer
