import numpy as np

from pipeline.frame.further import next_column

PLACES = (
    ("all", "total", "total"), ("all", "sector", "fin"), ("all", "sector", "media"), ("all", "size", "small"),
    ("all", "sector*size", "fin*small"), ("users", "total", "total"), ("users", "sector", "fin"),
)  # fmt: skip
BASES = np.array([60.0, 3, 20, 10, 2, 8, 1])


def hidden(*places):
    return np.isin(np.arange(len(PLACES)), places)


def test_the_smallest_other_column_of_the_same_banner_is_next():
    assert next_column(PLACES, BASES, hidden(1), 1) == 2


def test_then_a_banner_that_shares_an_item_then_another_then_another_universe():
    assert next_column(PLACES, BASES, hidden(1, 2), 1) == 4
    assert next_column(PLACES, BASES, hidden(1, 2, 4), 1) == 3
    assert next_column(PLACES, BASES, hidden(1, 2, 3, 4), 1) == 6


def test_the_total_of_everybody_is_never_next():
    assert next_column(PLACES, BASES, hidden(1, 2, 3, 4, 5, 6), 1) is None


def test_a_column_of_nobody_is_never_next():
    assert next_column(PLACES, np.array([60.0, 3, 0, 10, 2, 8, 1]), hidden(1), 1) == 4
