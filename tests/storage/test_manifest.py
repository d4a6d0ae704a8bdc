"""What a snapshot says about itself."""

from dataclasses import replace

import pytest

from pipeline.errors import PublicationError
from pipeline.storage.manifest import (
    KEPT_GENERATIONS,
    Manifest,
    changed_keys,
    current_manifest,
    read_manifest,
    with_history,
)

MANIFEST = Manifest(
    number=3,
    generations={"s:2012": "b", "s:_": "c"},
    files={"s:2012": {"2012.csv": "0f", "codebook.yaml": "1e"}},
    withdrawn={"s:2011": "d"},
    history={"s:2012": ["b", "a"]},
)


def test_what_is_written_is_read(tmp_path):
    MANIFEST.write(tmp_path / "manifest.json")
    assert read_manifest(tmp_path) == MANIFEST


def test_the_order_of_its_entries_changes_no_byte(tmp_path):
    MANIFEST.write(tmp_path / "one")
    replace(MANIFEST, generations={"s:_": "c", "s:2012": "b"}).write(tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("text", ['{"number": 1', '{"nummer": 1}', "[]"])
def test_one_that_cannot_be_read_says_what_to_do(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(
        PublicationError, match=r"manifest.json: .*Remove data/processed/current and run again"
    ):
        read_manifest(tmp_path)


def test_where_nothing_is_published_it_is_empty(folder):
    assert current_manifest(folder) == Manifest()
    folder.processed.mkdir()
    folder.current.symlink_to("snapshots/7")
    assert current_manifest(folder) == Manifest()


def test_a_revert_moves_its_generation_to_the_front():
    history = with_history({"s:2012": ["b", "a"]}, {"s:2012": "a", "s:2013": "x"})
    assert history == {"s:2012": ["a", "b"], "s:2013": ["x"]}


def test_history_keeps_the_last_few_and_those_of_a_withdrawn_wave():
    history = {}
    for place in range(KEPT_GENERATIONS + 2):
        history = with_history(history, {"s:2012": str(place)})
    assert history["s:2012"] == [str(place) for place in range(KEPT_GENERATIONS + 1, 1, -1)]
    assert with_history(history, {}) == history


def test_a_key_changed_where_its_generation_did_or_where_one_lacks_it():
    after = Manifest(generations={"s:2012": "b", "s:_": "new", "t:2012": "e"})
    assert changed_keys(MANIFEST, after) == ("s:_", "t:2012")
    assert changed_keys(MANIFEST, MANIFEST) == ()
