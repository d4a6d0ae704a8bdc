"""A data folder of a test's own."""

import pytest

from pipeline.storage.folder import DataFolder


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path)
