"""Published figures and their verdicts."""

from pipeline.checks.published_figures import figures_reproduced
from tests.drawn import table


def test_a_figure_that_differs_is_named_and_one_declared_irreconcilable_is_not(having):
    benchmarks = table("""
        position | item   | option | banner_option | published_share | verdict
        ---------+--------+--------+---------------+-----------------+---------------
        1        | social | yes_   | total         | 0.68            | reproduced
        2        | social | no_    | total         | 0.34            | differs
        3        | social | no_    | fin           | 0.55            | irreconcilable
    """)
    found = figures_reproduced(having(benchmarks=benchmarks))
    assert found.keys == ("item=social, option=no_, column=total, published=34.0%",)
    assert found.said == "1 of 3 published figures are not reproduced within half a point"


def test_two_of_the_four_published_figures_of_the_twelve_are_not_what_they_answered(right):
    """8 of 12 are 67%; weighted they are not 70%, and the UK has fewer than five large companies."""
    found = figures_reproduced(right)
    assert found.said == "2 of 4 published figures are not reproduced within half a point"
    assert "item=social, option=yes_, column=total, published=70.0%" in found.keys
