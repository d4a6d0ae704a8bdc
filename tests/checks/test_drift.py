"""Drift: five points, and beyond chance."""

from dataclasses import replace

from pipeline.checks.drift import drift
from tests.drawn import table

BEFORE = """
    item    | option | universe | banner | banner_option | weighting | share | std_error
    --------+--------+----------+--------+---------------+-----------+-------+----------
    country | uk     | all      | total  | total         | none      | 0.50  | 0.010
    country | us     | all      | total  | total         | none      | 0.30  | 0.010
    sector  | fin    | all      | total  | total         | none      | 0.40  | 0.060
    social  | yes_   | all      | sector | fin           | none      | 0.10  | 0.010
    gone    | yes_   | all      | total  | total         | none      | 0.10  | 0.010
"""
NOW = """
    item    | option | universe | banner | banner_option | weighting | share | std_error
    --------+--------+----------+--------+---------------+-----------+-------+----------
    country | uk     | all      | total  | total         | none      | 0.55  | 0.010
    country | us     | all      | total  | total         | none      | 0.34  | 0.001
    sector  | fin    | all      | total  | total         | none      | 0.55  | 0.060
    social  | yes_   | all      | sector | fin           | none      | 0.90  | 0.010
    new     | yes_   | all      | total  | total         | none      | 0.10  | 0.010
"""


def compared(having):
    """z: uk 0.05/0.0141 = 3.5, us 0.04/0.01005 = 4.0 but four points, fin 0.15/0.085 = 1.77 (p = 0.077)."""
    now, before = having("now-", rates=table(NOW)), having("before-", rates=table(BEFORE))
    return replace(now, previous=before.tables)


def test_five_points_beyond_chance_are_drift_and_neither_alone_is(having):
    found = drift(compared(having))
    assert found.keys == ("item=country, option=uk, points=+5",)
    assert found.said == "1 shares moved by 5 points or more, beyond chance, since wave 2011"


def test_nothing_is_compared_across_a_break_in_the_series(having):
    checked = compared(having)
    broken = replace(checked, wave=replace(checked.wave, series_break="asked by telephone"))
    assert (drift(broken).rows, drift(broken).said) == (
        0,
        "not compared with the wave before: asked by telephone",
    )


def test_the_first_wave_has_nothing_to_drift_from(right):
    assert drift(right).said == "no wave before this one is published"
