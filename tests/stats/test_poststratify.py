import pytest

from pipeline.errors import DesignError
from pipeline.stats.poststratify import poststratify


def test_each_cell_gets_its_target():
    assert poststratify([20, 80, 0], [50, 50, 0]) == pytest.approx([2.5, 0.625, 1])


@pytest.mark.parametrize(
    ("sums", "targets", "message"),
    [
        ([20, 0], [50, 50], "size large has a target of 50 and no respondent"),
        ([20, 80], [50, 0], "size large has respondents and a target of 0"),
        ([20, -1], [50, 50], "size large has weight -1"),
        ([20, 80], [50, float("nan")], "size large has weight 80 and target nan"),
    ],
)
def test_a_cell_that_cannot_be_met_is_an_error_that_names_it(sums, targets, message):
    with pytest.raises(DesignError, match=message):
        poststratify(sums, targets, names=["size small", "size large"])
