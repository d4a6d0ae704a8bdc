"""Replicate weights made here know the sampled part of the PSUs and the rule for a lonely one (made_replicates.R)."""

import pytest

from pipeline.errors import DesignError
from tests.counted import counted
from tests.reference.values import reference, reference_data

R = reference("made_replicates")
ITEMS = """
weights: {w: w}
items:
  y: {column: y, options: [["1", "Yes"], ["0", "No"]]}
  x: {column: x, type: number}
"""


def made(tmp_path, method, rows=None, more=""):
    """The errors of a sum and of a share of everybody, and the degrees of freedom."""
    rows = reference_data("made_replicates") if rows is None else rows
    design = f"design: {{strata: h, psu: psu, fpc: N, replicates: {{method: {method}}}{more}}}\n"
    found = counted(tmp_path, design + ITEMS, rows)
    sums = found.table("totals").query("weighting == 'w' and item == 'x'")["std_error"].iloc[0]
    share = found.rates(item="y", option="1", weighting="w").iloc[0]
    return sums, share["std_error"], share["df"]


@pytest.mark.parametrize(
    ("method", "rel"), [("brr", 1e-9), ("fay, fay: 0.4", 1e-9), ("bootstrap, replicates: 5000", 0.05)]
)
def test_a_total_has_the_variance_that_the_sampled_part_leaves(method, rel, tmp_path):
    """Exactly with half-samples; without the part 41% more."""
    assert made(tmp_path, method)[0] == pytest.approx(R["linear.sum"], rel=rel)


def test_a_stratum_that_was_taken_whole_adds_no_degrees_of_freedom(tmp_path):
    theirs = [R["jkn.sum"], R["jkn.share"], R["jkn.df"]]
    assert made(tmp_path, "jkn") == pytest.approx(theirs, rel=1e-8)


@pytest.mark.parametrize("rule", ["remove", "certainty"])
def test_a_lonely_psu_adds_nothing_to_a_jackknife_under_these_rules(rule, tmp_path):
    rows = reference_data("made_replicates").query("psu != 62")
    theirs = [R["lonely.sum"], R["lonely.share"], R["lonely.df"]]
    assert made(tmp_path, "jkn", rows, f", lonely: {rule}") == pytest.approx(theirs, rel=1e-8)


def test_two_stages_and_made_replicates_do_not_go_together(tmp_path):
    rows = reference_data("made_replicates").assign(B=12)
    with pytest.raises(DesignError, match="know no `second_stage`; leave out one of them"):
        made(tmp_path, "jkn", rows, ", second_stage: B")
