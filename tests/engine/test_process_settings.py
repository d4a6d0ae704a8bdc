"""What a process that runs stages sets changes no value."""

import gc

import pandas as pd
import pytest

from pipeline.engine.process_settings import NEW_OBJECTS, settle_process


@pytest.fixture(autouse=True)
def as_before():
    threshold = gc.get_threshold()
    with pd.option_context("mode.string_storage", pd.get_option("mode.string_storage")):
        yield
    gc.set_threshold(*threshold)


def test_texts_are_the_same_and_python_keeps_them():
    before = pd.Series(["a", None, "é"])
    settle_process()
    after = pd.Series(["a", None, "é"])
    assert after.dtype.storage == "python"
    pd.testing.assert_series_equal(before, after, check_dtype=False)


def test_garbage_is_looked_for_rarely_and_still():
    settle_process()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == NEW_OBJECTS
