"""Texts kept plain are the same texts."""

import pandas as pd

from pipeline.engine.texts import keep_texts_plain


def test_texts_are_the_same_and_python_keeps_them():
    before = pd.Series(["a", None, "é"])
    with pd.option_context("mode.string_storage", "auto"):
        keep_texts_plain()
        after = pd.Series(["a", None, "é"])
    assert after.dtype.storage == "python"
    pd.testing.assert_series_equal(before, after, check_dtype=False)
