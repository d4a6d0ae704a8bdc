"""The designs that counting refuses, asked of the respondents before anything is counted."""

import pytest

from pipeline.errors import DesignError
from pipeline.frame import sampled
from pipeline.frame.sampled import require_design
from tests.small import staged_small

ITEMS = "items: {q: {column: Q, options: [[x, X], [y, Y]]}}"
DRAWING = """
    S | P | N | M | Q
    --+---+---+---+--
    a | 1 | 9 | 2 | x
    a | 2 | 9 | 2 | y
    a | 2 | 9 | 2 | y
    b | 3 | 9 | 2 | x
    b | 3 | 9 | 2 | y
    """


def required(folder, design, drawing=DRAWING):
    require_design(*staged_small(folder, f"design: {design}\n{ITEMS}\n", drawing))


@pytest.mark.parametrize(
    "design",
    [
        "{strata: S, psu: P, fpc: N, second_stage: M}",
        "{strata: S, psu: P}",
        "{psu: P, replicates: {method: jk1}}",
        "{strata: Q, psu: P, replicates: {method: bootstrap, replicates: 5}}",
    ],
)
def test_a_design_that_can_be_counted_passes(tmp_path, design):
    required(tmp_path, design)


@pytest.mark.parametrize(
    ("design", "said"),
    [
        ("{strata: S, psu: P, lonely: fail}", r"^small:2012: design\.lonely: only one PSU in stratum 'b'"),
        (
            "{strata: S, psu: P, replicates: {method: jkn}}",
            "^small:2012: design: replicate weights: stratum b has",
        ),
        ("{strata: S, psu: P, replicates: {method: brr}}", "stratum b has not two PSUs"),
        ("{strata: S, replicates: {method: brr}}", "stratum a has not two PSUs"),
    ],
)
def test_one_that_cannot_is_refused_as_the_run_refuses_it(tmp_path, design, said):
    with pytest.raises(DesignError, match=said):
        required(tmp_path, design)


def test_replicate_weights_are_tried_with_few_psus_of_each_stratum(tmp_path, monkeypatch):
    """A jackknife of a hundred thousand respondents would be a table of ten thousand million numbers."""
    tried = []
    monkeypatch.setattr(sampled, "made_replicates", lambda _, strata, fraction: tried.append(list(strata)))
    drawing = "S | Q\n" + "a | x\n" * 40 + "b | y\n" * 2
    required(tmp_path, "{strata: S, replicates: {method: jkn}}", drawing)
    assert tried == [["a", "a", "a", "b", "b"]]
