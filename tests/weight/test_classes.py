import pandas as pd
import pytest

from pipeline.codebook.model import FrozenMapping, Nonresponse, Wave
from pipeline.errors import DesignError
from pipeline.weight.classes import find_classes, response_table
from tests.counted import counted
from tests.drawn import table
from tests.reference.values import reference
from tests.shared_data import shared_data

R = reference("nonresponse")
CASES = """
    size  | outcome     | cases
    ------+-------------+------
    small | complete    | 40
    small | refusal     | 50
    small | unknown     | 20
    large | complete    | 25
    large | partial     | 5
    large | non_contact | 10
    """


def cases(drawing=CASES):
    drawn = table(drawing)
    keys = [[size] for size in drawn["size"]]
    return drawn.assign(key=keys, weight=drawn["cases"] * 1.0, unweighted=0, first_row=0)


def wave(**asked):
    return Wave("2012", nonresponse=Nonresponse(("size",), **asked))


def test_those_who_answered_stand_for_their_class():
    """Of 110 small firms 40 answered, of 40 large ones 30."""
    found = find_classes(cases(), wave(), place="s:w")
    assert found.options == ["large", "small"]
    assert found.factors.tolist() == pytest.approx([40 / 30, 110 / 40])
    assert found.shares.tolist() == pytest.approx([40 / 150, 110 / 150])


def test_cases_of_unknown_eligibility_count_in_part():
    found = find_classes(cases(), wave(eligible_share=0.5), place="s:w")
    assert found.factors.tolist() == pytest.approx([40 / 30, 100 / 40])


def test_numbers_from_a_register_take_the_place_of_rows():
    asked = wave(sampled=FrozenMapping({("small",): 200, ("large",): 60}), source="register")
    found = find_classes(cases(), asked, place="s:w")
    assert found.factors.tolist() == pytest.approx([60 / 30, 200 / 40])
    rates = response_table(cases(), found, asked).set_index("measure")["rate"]
    assert rates[["RR1", "RR2"]].tolist() == pytest.approx([65 / 260, 70 / 260])


def test_aapors_rates_are_of_all_sampled_cases():
    """I 65, P 5, R 50, NC 10, unknown 20 of which half are taken as eligible."""
    asked = wave(eligible_share=0.5)
    rates = response_table(cases(), find_classes(cases(), asked, place="s:w"), asked).set_index("measure")[
        "rate"
    ]
    assert rates[["RR1", "RR3", "RR5", "COOP1", "REF3"]].tolist() == pytest.approx(
        [65 / 150, 65 / 140, 65 / 130, 65 / 120, 50 / 130]
    )


@pytest.mark.parametrize(
    ("asked", "drawing", "said"),
    [
        ({}, "size|outcome|cases\nsmall|refusal|4\nlarge|complete|9", "nobody of the 4 sampled cases in size small"),
        ({"highest": 2.0}, CASES, r"40 of 110 .* in size small answered, a factor of 2\.75 where `highest` is 2"),
        ({"sampled": FrozenMapping({("small",): 30, ("large",): 60})}, CASES, "40 respondents are in size small, of 30"),
        ({"sampled": FrozenMapping({("small",): 300})}, CASES, "nonresponse.sampled has no number for size large"),
    ],
)  # fmt: skip
def test_a_class_that_cannot_be_weighted_is_named(asked, drawing, said):
    with pytest.raises(DesignError, match=f"^s:w: nonresponse.*{said.removeprefix('nonresponse')}"):
        find_classes(cases(drawing), wave(**asked), place="s:w")


CODEBOOK = """
respondent_id: firm_id
sample: probability
disposition: {{column: outcome, complete: [answered], non_contact: ["no reply"], screened_out: ["out of scope"]}}
exclude: [screened_out]
weights: {{design: w_sample}}
design: {{strata: strata}}
nonresponse: {{classes: [response_group]}}
items:
  response_group: {{column: hrg, options: [{groups}]}}
  big_data: {{column: big_data, options: [["yes_", "True"], ["no_", "False"]], base: answered}}
  turnover: {{column: turnover, type: number}}
"""


def test_a_statistics_offices_sample_with_its_non_respondents_is_weighted_as_in_r(tmp_path):
    """Estimates and standard errors of svydesign with the adjusted weights (nonresponse.R)."""
    firms = pd.read_csv(shared_data("firms/ict-in-firms-sample.csv"))
    answers = pd.read_csv(shared_data("firms/ict-in-firms-survey.csv"))[["firm_id", "big_data"]]
    ended = firms["resp"].map({True: "answered", False: "no reply"}).where(firms["nrc"], "out of scope")
    groups = ", ".join(f'["{group}", "{group}"]' for group in sorted(firms["hrg"].dropna().unique()))
    rows = firms.assign(outcome=ended).merge(answers, on="firm_id", how="left")
    found = counted(tmp_path, CODEBOOK.format(groups=groups), rows)
    share = found.rates(item="big_data", option="yes_", weighting="nonresponse", banner="total").iloc[0]
    assert share["unweighted_base"] == R["respondents"]
    assert [share["share"], share["std_error"]] == pytest.approx(
        [R["share.estimate"], R["share.se"]], rel=1e-8
    )
    mean = found.table("score_means").query("weighting == 'nonresponse'").iloc[0]
    assert [mean["mean"], mean["std_error"]] == pytest.approx([R["mean.estimate"], R["mean.se"]], rel=1e-8)
    total = found.table("totals").query("weighting == 'nonresponse' and item == 'turnover'").iloc[0]
    assert [total["total"], total["std_error"]] == pytest.approx(
        [R["total.estimate"], R["total.se"]], rel=1e-8
    )
    rates = found.table("response_rates").set_index("measure")
    assert rates.loc["RR5", "rate"] == R["respondents"] / R["sampled"]
    margins = found.table("weight_margins").query("weighting == 'nonresponse'").set_index("option")
    assert margins["weighted_share"].to_numpy() == pytest.approx(margins["target_share"].to_numpy(), abs=1e-8)
    assert margins.loc["59_1", "before_share"] < margins.loc["59_1", "target_share"]
    published = firms[firms["nrc"]].groupby("hrg")["response_prob_est"].first()
    assert margins["response_rate"].sort_index().to_numpy() == pytest.approx(
        published.sort_index().to_numpy()
    )


def test_a_sampled_firm_without_design_weight_is_named(tmp_path):
    codebook = (
        "disposition: {column: D, complete: [done], refusal: ['no']}\nweights: {w: W}\n"
        "nonresponse: {classes: [a]}\nitems: {a: {column: A, options: [[x, X]]}}\n"
    )
    rows = pd.DataFrame({"D": ["done", "no", "done"], "W": [1, None, 2], "A": ["x"] * 3})
    with pytest.raises(
        DesignError, match=r"weight 'w' \(column 'W'\) is blank.* 1 sampled cases, the first in row 2"
    ):
        counted(tmp_path, codebook, rows)
