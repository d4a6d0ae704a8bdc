"""What is synced was there to be synced."""

import pytest

from pipeline.storage.on_disk import sync


def test_files_and_folders_can_be_synced(tmp_path):
    (tmp_path / "file").write_text("x")
    sync(tmp_path / "file")
    sync(tmp_path)


def test_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "nothing")
