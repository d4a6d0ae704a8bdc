import hashlib
from math import inf, nextafter
from statistics import NormalDist

import pytest

from pipeline.reconstruct import reconstruct
from pipeline.reconstruct.studies import EXPORTS
from tests.reconstruct.plain_count import RAW


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    raw = tmp_path_factory.mktemp("raw")
    return raw, reconstruct(raw)


@pytest.mark.parametrize("name", EXPORTS)
def test_the_committed_export_is_made_again_byte_for_byte(name, made):
    raw, _ = made
    again, committed = ((root / name).read_bytes() for root in (raw, RAW))
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(committed).hexdigest()


def test_the_paths_are_returned(made):
    raw, paths = made
    assert [path.relative_to(raw).as_posix() for path in paths] == list(EXPORTS)


def test_a_file_that_is_right_is_not_written_again(made):
    raw, paths = made
    before = [path.stat().st_mtime_ns for path in paths]
    reconstruct(raw)
    assert [path.stat().st_mtime_ns for path in paths] == before


class NeighbouringNormal:
    """A mathematical library whose last bit differs."""

    def inv_cdf(self, share: float) -> float:
        return nextafter(NormalDist().inv_cdf(share), inf)


@pytest.mark.parametrize("name", EXPORTS)
def test_another_last_bit_of_the_normal_quantile_changes_no_byte(name, monkeypatch):
    monkeypatch.setattr("pipeline.reconstruct.draws._STANDARD_NORMAL", NeighbouringNormal())
    assert EXPORTS[name]() == (RAW / name).read_bytes()
