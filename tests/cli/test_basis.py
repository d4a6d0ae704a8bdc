"""What a table's numbers rest on."""

from types import SimpleNamespace

from pipeline.cli.basis import basis_of_estimates, basis_of_rates

ROW = {
    "base_kind": "all", "banner": "total", "unweighted_base": 400, "effective_base": 312.4, "weighting": "none",
    "universe": "all", "confidence": 0.95, "flag": "model_based",
}  # fmt: skip


def row(**other):
    return SimpleNamespace(**{**ROW, **other})


def test_a_total_names_its_base():
    assert basis_of_rates(row()) == "of all kept respondents, base 400, unweighted; model-based 95% intervals"


def test_a_weighted_total_names_what_its_base_is_worth():
    said = basis_of_rates(row(weighting="firms", base_kind="answered", flag=""))
    assert said == "of those who answered, base 400 (effective 312), weighted by firms; 95% intervals"


def test_a_split_leaves_the_base_to_its_lines_and_a_universe_is_named():
    said = basis_of_rates(row(banner="sector", universe="users", base_kind="asked", flag=None))
    assert said == "of those asked, universe users, unweighted; 95% intervals"


def test_an_estimate_says_the_same_without_a_base():
    assert basis_of_estimates(row(flag="")) == ", unweighted; 95% intervals"


def test_where_nothing_is_shown_no_interval_is_spoken_of():
    hidden = row(unweighted_base=float("nan"), confidence=float("nan"), flag="suppressed model_based")
    assert basis_of_rates(hidden) == "of all kept respondents, base –, unweighted"
