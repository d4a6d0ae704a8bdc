"""Eight-byte elements, however they were packed."""

import io

import numpy as np
import pytest

from pipeline.errors import ExportError
from pipeline.ingest import sav_cases
from pipeline.ingest.sav_cases import case_blocks
from pipeline.ingest.sav_dictionary import SavDictionary, read_dictionary
from tests.shared_data import shared_data

WORD = b"hello   "


def dictionary(order: str = "<", compression: int = 1, cases: int | None = 2) -> SavDictionary:
    return SavDictionary(order, compression, 100.0, cases, 2, (), {}, None, "", None, False, data_start=0)


def blocks(content: bytes, found: SavDictionary, rows: int = 100) -> list[list[float]]:
    return (
        np.concatenate(list(case_blocks(io.BytesIO(content), found, rows=rows)))
        .view(f"{found.order}f8")
        .tolist()
    )


@pytest.mark.parametrize("order", ["<", ">"])
def test_instructions_stand_for_small_numbers_blanks_missing_and_raw_bytes(order):
    raw = np.array([2.5], dtype=f"{order}f8").tobytes()
    packed = bytes([101, 253, 255, 254, 252, 0, 0, 0]) + raw
    first, second = blocks(packed, dictionary(order))
    assert first == [1.0, 2.5]
    assert second[0] == -np.finfo("f8").max
    assert np.array([second[1]], dtype=f"{order}f8").tobytes() == b" " * 8


def test_cases_without_compression_are_the_bytes_themselves():
    assert blocks(np.arange(4.0).tobytes(), dictionary(compression=0)) == [[0.0, 1.0], [2.0, 3.0]]


@pytest.mark.parametrize("size", [8, 24, 1 << 20])
@pytest.mark.parametrize("rows", [1, 7, 1000])
def test_it_does_not_matter_where_a_block_ends(monkeypatch, size, rows):
    content = shared_data("spss/electric.sav").read_bytes()
    found = read_dictionary(io.BytesIO(content))
    whole = np.concatenate(list(case_blocks(io.BytesIO(content), found, rows=1000)))
    monkeypatch.setattr(sav_cases, "READ_BYTES", size)
    parts = list(case_blocks(io.BytesIO(content), found, rows=rows))
    assert {len(part) for part in parts[:-1]} <= {rows}
    assert (np.concatenate(parts) == whole).all()


@pytest.mark.parametrize(
    "content, found",
    [
        (bytes([101, 102, 252, 0, 0, 0, 0, 0]), dictionary()),
        (bytes([101, 102, 103, 252, 0, 0, 0, 0]), dictionary(cases=None)),
        (bytes([101, 253, 253, 253, 252, 0, 0, 0]) + WORD, dictionary()),
        (np.arange(3.0).tobytes(), dictionary(compression=0)),
        (np.arange(4.0).tobytes()[:-3], dictionary(compression=0)),
        (b"", dictionary(compression=2)),
    ],
)
def test_cases_that_break_off_are_refused(content, found):
    with pytest.raises(ExportError, match="cut off"):
        blocks(content, found)


def test_an_unknown_compression_is_refused():
    with pytest.raises(ExportError, match="unknown way"):
        blocks(b"", dictionary(compression=9))
