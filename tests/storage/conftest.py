"""A data folder of a test's own, on a machine that does other things too."""

import os

import pytest

from pipeline.storage import snapshot
from pipeline.storage.folder import DataFolder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "sync", lambda: None)  # would wait for what every other program writes
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return DataFolder(tmp_path)


@pytest.fixture
def without_databases(monkeypatch):
    """Publishes Parquet files alone, for tests that publish often and look at nothing else."""
    monkeypatch.setattr(snapshot, "build_warehouse", lambda to, *_: (to / "warehouse.duckdb").touch())
    monkeypatch.setattr(snapshot, "build_microdata", lambda _, to, *__: (to / "microdata.duckdb").touch())
