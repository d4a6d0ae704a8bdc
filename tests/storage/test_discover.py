"""What lies in data/raw, by name alone."""

from pathlib import Path

import pytest

from pipeline.storage.discover import discover, discover_study, wave_of

CODEBOOK = "study: s\ntargets: targets.csv\n"


@pytest.fixture
def study(tmp_path):
    (tmp_path / "kpmg-social").mkdir()
    (tmp_path / "kpmg-social" / "codebook.yaml").write_text(CODEBOOK)
    return tmp_path / "kpmg-social"


def arrive(folder, *names):
    for name in names:
        (folder / name).write_text("x")


@pytest.mark.parametrize(
    ("name", "wave"),
    [("2012.csv", "2012"), ("2012.csv.gz", "2012"), ("2012.1.sav", "2012.1"), ("june-2012.sss", "june-2012")],
)
def test_a_wave_is_named_by_its_file(name, wave):
    assert wave_of(Path(name)) == wave


def test_files_of_one_stem_are_one_wave_and_what_the_codebook_names_is_none(study):
    arrive(study, "2011.sss", "2011.asc", "2012.csv", "targets.csv")
    found = discover_study(study)
    assert [(wave.key, [path.name for path in wave.exports]) for wave in found.waves] == [
        ("kpmg-social:2011", ["2011.asc", "2011.sss"]),
        ("kpmg-social:2012", ["2012.csv"]),
    ]
    assert [path.name for path in found.waves[1].inputs] == ["2012.csv", "codebook.yaml", "targets.csv"]
    assert found.problems == ()


def test_half_copied_files_notes_and_leavings_are_passed_over(study):
    arrive(study, "2012.csv.part", ".2012.csv.x7", "2012.csv~", "README.md", "~$2012.xlsx", "Thumbs.db")
    (study / "old").mkdir()
    assert discover_study(study) == discover_study(study).__class__((), ())


def test_a_wave_that_cannot_be_named_is_a_problem_and_the_others_are_not(study):
    arrive(study, "wave one.csv", "_.csv", "2012.csv")
    found = discover_study(study)
    assert [wave.wave for wave in found.waves] == ["2012"]
    assert len(found.problems) == 2
    assert "'wave one', which is not allowed" in found.problems[1]


def test_a_study_without_a_codebook_says_how_to_write_one(tmp_path):
    (tmp_path / "s").mkdir()
    assert "`survey draft EXPORT -o" in discover_study(tmp_path / "s").problems[0]


@pytest.mark.parametrize("name", ["KPMG", "kpmg_social", "main", "temp", "-x"])
def test_a_study_that_cannot_be_named_is_a_problem(tmp_path, name):
    (tmp_path / name).mkdir()
    found = discover(tmp_path)
    assert found.waves == ()
    assert found.problems[0].startswith(f"{tmp_path / name}: a study's folder is named")


def test_a_codebook_that_cannot_be_read_keeps_no_other_study(study, monkeypatch):
    arrive(study, "2012.csv")
    other = study.parent / "other"
    other.mkdir()
    arrive(other, "codebook.yaml", "2011.csv")
    read = Path.read_text

    def refuse(path, **how):
        if path.parent == study:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path, **how)

    monkeypatch.setattr(Path, "read_text", refuse)
    found = discover(study.parent)
    assert [wave.key for wave in found.waves] == ["other:2011"]
    assert found.problems == (
        f"{study / 'codebook.yaml'}: cannot be read (Permission denied); correct that and run again",
    )


def test_without_a_folder_it_says_where_exports_belong(tmp_path):
    assert discover(tmp_path / "raw").problems == (
        f"{tmp_path / 'raw'}: there is no such folder; exports belong in data/raw/<study>/",
    )
