import numpy as np
import pytest

from pipeline.tabulate.count import Counts
from pipeline.tabulate.shown_cells import shown_cells

SECTORS = ("fin", "media", "retail", "agri")
COLUMNS = (("all", "total", "total"), *(("all", "sector", one) for one in SECTORS))
OPTIONS = ("yes", "no", "missing:refused")
FIN, MEDIA, RETAIL, AGRI = range(1, 5)


def shown(*hidden, empty=(), needed=()):
    """`hidden`: pairs of column and options."""
    n = np.ones((1, len(COLUMNS), 1 + len(OPTIONS)))
    n[:, list(empty)] = 0
    nothing = np.zeros(len(COLUMNS))
    counts = Counts(COLUMNS, ("", *OPTIONS), n, n, n, n, n, nothing, nothing)
    mask = np.zeros((len(COLUMNS), len(OPTIONS)), bool)
    for column, options in hidden:
        mask[column, options] = True
    return shown_cells(counts, mask, "all", "sector", OPTIONS[:2], needed=needed)


def test_a_table_without_hidden_cells_is_whole():
    found = shown()
    assert (found.columns, found.options, found.is_too_little) == ([1, 2, 3, 4], ("yes", "no"), False)


def test_hidden_columns_are_left_out():
    found = shown((FIN, [0, 1, 2]), (MEDIA, [0, 1, 2]))
    assert (found.columns, found.options, found.is_too_little) == ([RETAIL, AGRI], ("yes", "no"), False)


def test_hidden_rows_are_left_out_and_one_row_is_too_little():
    found = shown(*((column, [0]) for column in range(1, 5)))
    assert (found.columns, found.options, found.is_too_little) == ([1, 2, 3, 4], ("no",), True)


def test_one_column_is_too_little_where_others_are_hidden():
    assert shown(*((column, [0, 1, 2]) for column in (FIN, MEDIA, RETAIL))).is_too_little


def test_an_empty_column_says_nothing_whether_hidden_or_not():
    assert shown((AGRI, [0, 1, 2]), empty=[AGRI]).columns == [1, 2, 3, 4]


@pytest.mark.parametrize(("needed", "expected"), [((), False), (("missing:refused",), True)])
def test_what_a_test_needs_must_be_shown(needed, expected):
    assert shown((FIN, [2]), needed=needed).is_too_little is expected
