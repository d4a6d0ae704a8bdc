"""What spans waves is made from what is published with it, under one lock. Stages and reports stand in."""

import pytest

from pipeline.contract import stored_tables
from pipeline.errors import PublicationError
from pipeline.flow import publication as module
from pipeline.flow.publication import publish, publish_across
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation
from pipeline.storage.manifest import current_manifest
from tests.storage.tiny import arrive, published_texts, stage, write_table


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path)


@pytest.fixture(autouse=True)
def made(monkeypatch):
    """Trends say which waves they are of; how often each was made."""
    made = []

    def compare_waves(study, tables, into):
        made.append(into.study)
        for name in stored_tables(spans="study"):
            write_table(generation_of(into), name, " ".join(sorted(tables)))

    def compare_studies(into, studies):
        made.append("_")
        for name in stored_tables(spans="all"):
            write_table(generation_of(into), name, "pooled")

    def write_page(*given):
        given[-1].mkdir(parents=True, exist_ok=True)
        (given[-1] / "index.html").write_text("page")

    monkeypatch.setattr(module, "study_of", lambda path: path)
    monkeypatch.setattr("pipeline.compare.across.compare_waves", compare_waves)
    monkeypatch.setattr("pipeline.compare.across.compare_studies", compare_studies)
    monkeypatch.setattr("pipeline.report.pages.write_study_report", write_page)
    monkeypatch.setattr("pipeline.report.studies_index.write_studies_index", write_page)
    return made


def generation_of(tables):
    """What these tables are written to."""
    return tables.place.__self__


def opened(folder, key, text):
    files, hash_ = stage(folder, arrive(folder, key, text))
    return WaveRun(folder, files, hash_, study=None, wave=None)


def test_waves_published_together_have_trends_over_all_of_them(folder, made):
    publish([opened(folder, f"s:{wave}", wave) for wave in ("2011", "2012")])
    assert published_texts(folder, "s:_") == {"2011 2012"}
    assert (folder.processed / "reports" / "s" / "index.html").read_text() == "page"
    assert (folder.processed / "reports" / "index.html").read_text() == "page"
    assert made == ["s", "_"]


def test_another_study_stays_as_it_is(folder, made):
    publish([opened(folder, "s:2012", "x")])
    before = current_manifest(folder).generations["s:_"]
    publish([opened(folder, "t:2012", "y")])
    assert current_manifest(folder).generations["s:_"] == before
    assert made == ["s", "_", "t", "_"]
    assert (folder.processed / "reports" / "s" / "index.html").is_file()


def test_nothing_to_publish_publishes_nothing(folder, made):
    assert publish([]) is None
    run = opened(folder, "s:2012", "x")
    publish([run])
    assert publish([run]) is None
    assert publish_across(folder) is None
    assert made == ["s", "_"]


def test_new_code_brings_what_spans_waves_up_to_date(folder, made, monkeypatch):
    publish([opened(folder, f"s:{wave}", wave) for wave in ("2011", "2012")])
    monkeypatch.setattr(module, "code_version", lambda: "newer")
    manifest = publish_across(folder)
    assert manifest.number == 2
    assert made == ["s", "_", "s", "_"]
    assert published_texts(folder, "s:_") == {"2011 2012"}


@pytest.mark.parametrize("text", ["study: changed\n", None])
def test_a_study_whose_codebook_changed_or_is_gone_waits_for_its_waves(folder, made, monkeypatch, text):
    publish([opened(folder, "s:2012", "x"), opened(folder, "t:2012", "x")])
    codebook = folder.raw / "s" / "codebook.yaml"
    codebook.unlink() if text is None else codebook.write_text(text)
    before = current_manifest(folder).generations
    monkeypatch.setattr(module, "code_version", lambda: "newer")
    after = publish_across(folder).generations
    assert {key for key in after if after[key] != before[key]} == {"t:_", "_:_"}


def test_where_nothing_was_ever_published_there_is_nothing_to_bring_up_to_date(folder):
    assert publish_across(folder) is None


def test_a_codebook_that_changes_under_the_lock_stops_the_publication(folder, monkeypatch):
    run = opened(folder, "s:2012", "x")
    monkeypatch.setattr(module, "study_of", lambda path: path.write_text("study: other\n"))
    with pytest.raises(
        PublicationError, match=r"codebook.yaml: it changed while s was being published; run again"
    ):
        publish([run])
    assert not folder.current.exists()


def test_generations_that_somebody_removed_are_there_again_before_trends_are_made(folder, made):
    publish([opened(folder, "s:2011", "x")])
    Generation(folder, "s", "2011", current_manifest(folder).generations["s:2011"]).retire()
    publish([opened(folder, "s:2012", "y")])
    assert published_texts(folder, "s:_") == {"2011 2012"}
    assert published_texts(folder, "s:2011") == {"x"}


def test_a_disk_that_is_full_is_told_with_the_waves(folder, monkeypatch):
    def fill(*_):
        raise OSError(28, "No space left on device", "warehouse.duckdb")

    monkeypatch.setattr("pipeline.storage.snapshot.build_warehouse", fill)
    with pytest.raises(PublicationError, match=r"s:2012: warehouse.duckdb: the disk is full"):
        publish([opened(folder, "s:2012", "x")])
    assert not folder.current.exists()
