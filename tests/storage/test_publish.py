"""Waves are published together, whole, once."""

import os

import pytest

from pipeline.errors import PublicationError
from pipeline.storage.manifest import current_manifest
from pipeline.storage.publish import require_unchanged
from tests.storage.tiny import (
    across,
    arrive,
    arrived_and_published,
    publish,
    published_texts,
    stage,
    texts_in,
)

pytestmark = pytest.mark.usefixtures("without_databases")


def test_waves_published_together_are_in_one_snapshot_with_what_spans_them(folder):
    waves = [stage(folder, arrive(folder, key, key)) for key in ("s:2011", "s:2012", "t:2012")]
    manifest = publish(folder, *waves)
    assert (manifest.number, manifest) == (1, current_manifest(folder))
    assert sorted(manifest.generations) == ["_:_", "s:2011", "s:2012", "s:_", "t:2012", "t:_"]
    assert manifest.files["s:2011"].keys() == {"2011.csv", "codebook.yaml"}
    assert published_texts(folder, "s:2011") == {"s:2011"}
    (trends,) = published_texts(folder, "s:_")
    assert trends == "-".join(hash_ for _, hash_ in waves[:2])


def test_what_is_published_already_is_not_published_again(folder):
    wave = stage(folder, arrive(folder, "s:2012", "x"))
    publish(folder, wave)
    before = folder.current.resolve()
    assert publish(folder, wave) is None
    assert folder.current.resolve() == before


def test_links_lead_through_current_on_both_sides(folder):
    arrived_and_published(folder, "s:2012", "x")
    assert os.readlink(folder.current) == "snapshots/1"
    snapshot = folder.current.resolve()
    assert (folder.processed / "warehouse.duckdb").resolve() == snapshot / "warehouse.duckdb"
    assert (folder.processed / "tables").resolve() == snapshot / "tables"
    private = folder.snapshots(private=True) / "1"
    assert (snapshot / "private").resolve() == (folder.private / "tables").resolve().parent == private
    assert (folder.private / "microdata.duckdb").resolve() == private / "microdata.duckdb"


def test_parts_are_further_names_of_the_generations_files(folder):
    manifest = arrived_and_published(folder, "s:2012", "x")
    part = folder.processed / "tables" / "rates" / "study=s" / "wave=2012" / "part.parquet"
    whole = folder.generations(private=False) / "s" / "2012" / manifest.generations["s:2012"]
    assert part.samefile(whole / "rates.parquet")


def test_an_older_run_does_not_overwrite_a_newer_one(folder):
    older = stage(folder, arrive(folder, "s:2012", "older"))
    arrived_and_published(folder, "s:2012", "newer")
    with pytest.raises(
        PublicationError, match=r"s:2012: its export or codebook changed while it was being computed"
    ):
        publish(folder, older)
    assert published_texts(folder, "s:2012") == {"newer"}


def test_a_wave_whose_file_changed_meanwhile_is_never_whole(folder):
    """Else a revert would publish, at once, what was made from half a file."""
    older = stage(folder, arrive(folder, "s:2012", "older"))
    arrive(folder, "s:2012", "newer")
    with pytest.raises(PublicationError):
        publish(folder, older)
    assert [path.name for path in folder.generations(private=False).glob("s/2012/[!.]*")] == []


def test_a_wave_whose_study_was_removed_from_raw_says_what_to_do(folder):
    wave = stage(folder, arrive(folder, "s:2012", "x"))
    wave[0].codebook.unlink()
    with pytest.raises(PublicationError, match=r"codebook.yaml: cannot be read .* put the file back"):
        publish(folder, wave)


def test_a_revert_is_instant_and_makes_no_table(folder):
    for text in ("first", "second"):
        arrived_and_published(folder, "s:2012", text)
    files, hash_ = stage(folder, arrive(folder, "s:2012", "first"))
    assert not list(folder.generations(private=False).glob("s/2012/.*"))
    publish(folder, (files, hash_))
    assert published_texts(folder, "s:2012") == {"first"}
    assert current_manifest(folder).history["s:2012"][0] == hash_


def test_when_what_spans_waves_cannot_be_made_nothing_changes(folder, monkeypatch):
    arrived_and_published(folder, "s:2012", "first")
    before = folder.current.resolve()

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("tests.storage.tiny.across", fail)
    wave = stage(folder, arrive(folder, "s:2012", "second"))
    with pytest.raises(ZeroDivisionError):
        publish(folder, wave)
    assert folder.current.resolve() == before
    assert published_texts(folder, "s:2012") == {"first"}
    monkeypatch.setattr("tests.storage.tiny.across", across)
    publish(folder, wave)
    assert published_texts(folder, "s:2012") == {"second"}


def test_inputs_are_held_against_the_hash_that_names_them(folder):
    files, hash_ = stage(folder, arrive(folder, "s:2012", "x"))
    require_unchanged("s:2012", files, hash_)
    with pytest.raises(PublicationError, match="Run again to publish the new one"):
        require_unchanged("s:2012", files, "another")


def test_texts_tell_torn_waves_apart(folder):
    """The other tests of publication rest on this."""
    arrived_and_published(folder, "s:2012", "first")
    parts = folder.processed / "tables" / "rates" / "study=s" / "wave=2012"
    other = stage(folder, arrive(folder, "s:2013", "second"))
    swapped = folder.generations(private=False) / "s" / "2013" / f".{other[1]}.staged" / "rates.parquet"
    os.replace(swapped, parts / "part.parquet")
    assert texts_in(parts / "part.parquet") == {"second"}
    assert published_texts(folder, "s:2012") == {"first", "second"}
