"""Where everything stands, and who may look."""

from pipeline.storage.folder import DataFolder


def test_the_folder_asked_for_comes_before_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path / "named"))
    assert DataFolder.chosen().root == tmp_path / "named"
    assert DataFolder.chosen(tmp_path / "asked").root == tmp_path / "asked"


def test_without_either_it_is_data_below_the_working_directory(tmp_path, monkeypatch):
    monkeypatch.delenv("SURVEY_DATA", raising=False)
    monkeypatch.chdir(tmp_path)
    assert DataFolder.chosen().raw == tmp_path / "data" / "raw"


def test_the_private_side_is_its_owners_even_where_somebody_opened_it(folder):
    folder.prepare()
    assert folder.private.stat().st_mode & 0o777 == 0o700
    folder.private.chmod(0o755)
    folder.prepare()
    assert folder.private.stat().st_mode & 0o777 == 0o700


def test_both_sides_have_generations_and_snapshots(folder):
    assert folder.generations(private=True) == folder.processed / "private" / "generations"
    assert folder.snapshots(private=False) == folder.processed / "snapshots"
    assert folder.current == folder.processed / "current"
