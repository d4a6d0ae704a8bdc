import pytest

from pipeline.errors import ExportError
from pipeline.ingest.read import read_export
from tests.exported import rows_of, written
from tests.shared_data import shared_data


def test_the_pair_is_read_from_either_file(tmp_path):
    for suffix in ("csv", "json"):
        export = read_export(shared_data(f"quantipy/delimited-sets.{suffix}"))
        assert (export.format, len(export.columns), len(export.sets)) == ("quantipy", 78, 4)
    rows = rows_of(export, tmp_path)
    assert len(rows) == 8255
    assert rows["q2"].tolist()[:3] == ["1;2;3;5;", "3;6;", None]
    assert rows["locality"].tolist()[:3] == ["1", "3", "2"]


def test_the_description_alone_is_refused(tmp_path):
    path = written(tmp_path, "2012.json", '{"columns": {}, "masks": {}}')
    with pytest.raises(ExportError, match="without any answers"):
        read_export(path)
