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


def test_a_figure_of_a_hidden_share_neither_fails_nor_counts_as_reproduced(having):
    benchmarks = table("""
        position | item   | option | banner_option | published_share | verdict
        ---------+--------+--------+---------------+-----------------+-----------
        1        | social | yes_   | total         | 0.68            | reproduced
        2        | social | no_    | fin           | 1.0             |
    """)
    found = figures_reproduced(having(benchmarks=benchmarks))
    assert (found.keys, found.said) == (
        (),
        "1 published figures are reproduced; 0 are declared irreconcilable, "
        "1 cannot be compared with a share that is not shown",
    )


def test_one_of_the_four_published_figures_of_the_twelve_is_not_what_they_answered(right):
    """8 of 12 are 67%; weighted they are not 70%. The UK has fewer than five large companies: nothing to compare."""
    found = figures_reproduced(right)
    assert found.said == "1 of 4 published figures are not reproduced within half a point"
    assert "item=social, option=yes_, column=total, published=70.0%" in found.keys
