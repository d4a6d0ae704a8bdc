"""The tree of an old snapshot becomes the new one's: it must hold exactly what a new one would."""

import pytest

from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.reader_lock import current_snapshot
from pipeline.storage.snapshot_tree import KEPT_SNAPSHOTS, fill_trees, pages_of
from tests.storage.tiny import arrived_and_published, published_texts, texts_in

pytestmark = pytest.mark.usefixtures("without_databases")
TEXTS = ["a", "b", "c", "d"]


@pytest.fixture
def often(folder):
    """A folder in which one wave stayed and another was published four times."""
    arrived_and_published(folder, "s:2011", "stays")
    for text in TEXTS:
        arrived_and_published(folder, "s:2012", text)
    return folder


def parts(side):
    return {str(path.relative_to(side)): path.stat().st_ino for path in (side / "tables").rglob("*.parquet")}


def test_a_tree_that_was_taken_over_holds_what_a_new_one_would(often, tmp_path):
    new = {private: tmp_path / f"{private}.staged" for private in (True, False)}
    fill_trees(often, Manifest(), current_manifest(often), new)
    current = often.current.resolve()
    assert parts(current) == parts(new[False])
    assert parts(current / "private") == parts(new[True])
    assert not [path for path in (current / "tables").rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_the_last_few_snapshots_stay(often):
    for private in (True, False):
        numbers = sorted(int(path.name) for path in often.snapshots(private=private).iterdir())
        assert numbers == [3, 4, 5]
        assert len(numbers) == KEPT_SNAPSHOTS


def test_a_snapshot_that_a_reader_holds_stays_as_it_is(folder):
    arrived_and_published(folder, "s:2012", "held")
    with current_snapshot(folder) as held:
        for text in TEXTS:
            arrived_and_published(folder, "s:2012", text)
        assert texts_in(held / "tables" / "rates" / "study=s" / "wave=2012" / "part.parquet") == {"held"}
        assert (held / "private").resolve().is_dir()
    assert published_texts(folder, "s:2012") == {"d"}
    arrived_and_published(folder, "s:2012", "free")
    assert not held.exists()


def test_pages_over_studies_stand_above_the_folders_of_studies(tmp_path):
    assert pages_of(tmp_path, "kpmg") == tmp_path / "reports" / "kpmg"
    assert pages_of(tmp_path, "_") == tmp_path / "reports"
