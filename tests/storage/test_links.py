"""Folders made, linked and removed so that nobody sees half of one."""

import errno
import os

import pytest

from pipeline.storage.links import link, link_tree, point, remove, retire, sync_tree


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rates.parquet"
    path.write_text("rates")
    return path


def cannot(number):
    def refuse(source, to):
        raise OSError(number, os.strerror(number), str(source))

    return refuse


def test_a_link_is_the_same_file(file, tmp_path):
    link(file, tmp_path / "part.parquet")
    assert (tmp_path / "part.parquet").samefile(file)


@pytest.mark.parametrize("number", [errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK])
def test_where_there_are_no_links_a_copy_serves(file, tmp_path, monkeypatch, number):
    monkeypatch.setattr(os, "link", cannot(number))
    link(file, tmp_path / "part.parquet")
    assert (tmp_path / "part.parquet").read_text() == "rates"
    assert not (tmp_path / "part.parquet").samefile(file)


def test_a_full_disk_is_no_reason_to_copy(file, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "link", cannot(errno.ENOSPC))
    with pytest.raises(OSError, match="No space left"):
        link(file, tmp_path / "part.parquet")


def test_a_tree_is_linked_without_what_is_hidden(file, tmp_path):
    tree = tmp_path / "staged"
    (tree / "report" / ".scratch").mkdir(parents=True)
    (tree / ".rates.parquet.tmp").write_text("half")
    (tree / "report" / "index.html").write_text("page")
    link_tree(tree, tmp_path / "whole")
    found = sorted(str(path.relative_to(tmp_path / "whole")) for path in (tmp_path / "whole").rglob("*"))
    assert found == ["report", "report/index.html"]


def test_a_retired_folder_leaves_nothing_and_clears_what_an_earlier_try_left(tmp_path):
    (tmp_path / "7" / "tables").mkdir(parents=True)
    (tmp_path / ".7.retired").mkdir()
    retire(tmp_path / "7")
    retire(tmp_path / "7")
    assert list(tmp_path.iterdir()) == []


def test_removing_what_is_not_there_is_fine(tmp_path):
    remove(tmp_path / "nothing")


def test_a_link_points_elsewhere_at_once(tmp_path):
    point(tmp_path / "current", "snapshots/1")
    (tmp_path / ".current.pointing").symlink_to("left by a killed run")
    point(tmp_path / "current", "snapshots/2")
    assert os.readlink(tmp_path / "current") == "snapshots/2"
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


def test_a_tree_with_a_broken_link_can_be_synced(file, tmp_path):
    (tmp_path / "broken").symlink_to("nowhere")
    sync_tree(tmp_path)
