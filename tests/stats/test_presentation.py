import numpy as np

from pipeline.stats.presentation import base_flags, is_unreliable, nchs_reviewed, nchs_shown


def test_bases_under_5_are_suppressed_and_under_30_marked():
    assert base_flags([0, 4, 5, 29, 30]).tolist() == ["suppressed", "suppressed", "low_base", "low_base", ""]


def test_the_rules_of_nchs():
    """A wide interval, a small base, a small effective base, a rare answer, and one that is fine."""
    shown = nchs_shown(
        [0.5, 0.5, 0.5, 0.04, 0.5, 0.02],
        [0.34, 0.45, 0.45, 0.01, 0.40, 0.005],
        [0.66, 0.55, 0.55, 0.07, 0.60, 0.05],
        unweighted_base=[100, 29, 100, 100, 100, 100],
        effective_base=[90, 29, 29, 90, 90, 90],
    )
    assert shown.tolist() == [False, False, False, False, True, True]


def test_few_degrees_of_freedom_and_the_ends_are_reviewed():
    assert nchs_reviewed([0.5, 0.5, 0.0], [7, 8, 100]).tolist() == [True, False, True]


def test_a_relative_error_of_30_percent_is_unreliable():
    assert is_unreliable([0.1, 0.1, 0.0, 0.1], [0.029, 0.03, 0.0, np.nan]).tolist() == [
        False,
        True,
        True,
        True,
    ]
