import pandas as pd
import pytest

from pipeline.errors import ExportError
from pipeline.ingest.triple_s_file import describe, write
from tests.exported import written

SSS = """<sss version='3.0'><survey><title>Study</title><record ident='A'>
<variable ident='1' type='quantity' use='serial'><name>ID</name><label>Id</label>
<position start='1' finish='3'/></variable>
<variable ident='2' type='character'><name>Open</name><label>Say</label><position start='4' finish='7'/></variable>
<variable ident='3' type='single'><name>Q1</name><label>Grow?</label><position start='8'/>
<values><value code='1'>Yes</value></values></variable>
</record></survey></sss>"""


def files(folder, data: bytes):
    return [str(written(folder, "2011.asc", data)), str(written(folder, "2011.sss", SSS))]


def rows(folder, data: bytes, encoding: str = "utf-8") -> list[list[str]]:
    columns = [(1, "ID", "ID"), (2, "Open", "Open"), (3, "Q1", "Q1")]
    write(files(folder, data), str(folder / "rows"), columns, encoding=encoding)
    return pd.read_parquet(folder / "rows").drop(columns="source_row").fillna("-").to_numpy().tolist()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig"])
def test_positions_count_characters_not_bytes(tmp_path, encoding):
    assert rows(tmp_path, "001één 1\r\n002    1\r\n".encode(encoding), encoding) == [
        ["1", "één", "1"],
        ["2", "-", "1"],
    ]


def test_blanks_that_an_editor_took_from_the_end_are_blanks(tmp_path):
    assert rows(tmp_path, b"001abcd1\n002ab\n003abcd1\n") == [
        ["1", "abcd", "1"],
        ["2", "ab", "-"],
        ["3", "abcd", "1"],
    ]


def test_a_last_line_that_breaks_off_is_refused(tmp_path):
    with pytest.raises(ExportError, match="line 2: the file ends in the middle"):
        rows(tmp_path, b"001abcd1\n002ab")


def test_columns_are_described_in_order(tmp_path):
    found = describe(files(tmp_path, b"001abcd1\n"), encoding="utf-8")
    assert [(c.position, c.name, c.type, c.values) for c in found.columns] == [
        (1, "ID", "number", ()),
        (2, "Open", "text", ()),
        (3, "Q1", "single", (("1", "Yes"),)),
    ]
