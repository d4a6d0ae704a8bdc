import errno
import gzip
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ExportError
from pipeline.ingest.export import Source
from pipeline.ingest.unpack import on_disk, open_source

TEXT = b"id,n\n1,2\n"


def plain(folder):
    path = folder / "2012.csv"
    path.write_bytes(TEXT)
    return Source(path)


def gzipped(folder):
    path = folder / "2012.csv.gz"
    path.write_bytes(gzip.compress(TEXT))
    return Source(path).inside("gzip")


def zipped(folder):
    path = folder / "2012.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.csv", TEXT)
    return Source(path).inside("zip", "data.csv")


@pytest.mark.parametrize("packed", [plain, gzipped, zipped])
def test_the_bytes_are_the_same_however_they_are_packed(tmp_path, packed):
    with open_source(packed(tmp_path)) as file:
        assert file.read() == TEXT


@pytest.mark.parametrize("packed", [plain, gzipped, zipped])
def test_a_copy_for_the_child_is_in_no_folder(tmp_path, packed):
    source = packed(tmp_path)
    with on_disk(source) as file:
        assert Path(file.path).read_bytes() == TEXT
        assert [there.name for there in tmp_path.iterdir()] == [source.path.name]


def test_a_cut_off_archive_is_refused_by_name(tmp_path):
    source = gzipped(tmp_path)
    source.path.write_bytes(source.path.read_bytes()[:-6])
    with pytest.raises(ExportError, match=r"2012.csv.gz: cannot be read"), open_source(source) as file:
        file.read()


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "no space"), RuntimeError("a defect of ours")])
def test_what_goes_wrong_beside_the_file_is_not_said_of_the_file(tmp_path, error):
    with pytest.raises(type(error)) as raised, open_source(gzipped(tmp_path)):
        raise error
    assert raised.value is error


def test_bytes_that_are_damaged_are_said_of_the_file(tmp_path):
    source = gzipped(tmp_path)
    source.path.write_bytes(source.path.read_bytes()[:-6])
    with pytest.raises(ExportError, match="cannot be read"), open_source(source) as file:
        file.read()
