import pytest

from tests.reference.values import reference


@pytest.fixture(scope="module")
def models(bfi):
    return bfi.load("models").query("score == 'careful' and outcome == 'A5'")


def test_least_squares_with_all_controls_is_that_of_r(models):
    """lm(A5 ~ score + age + factor(education)) with sandwich::vcovHC's HC3; tests/reference/regression.R."""
    r = reference("regression")
    last = models.query("model == 'ols_hc3' and step == 2").set_index("term")
    terms = ["intercept", "careful", "age", *(f"education={code}" for code in "2345")]
    for place, term in enumerate(terms):
        expected = (r[f"ols_b{place}"], r[f"ols_se{place}"])
        assert tuple(last.loc[term, ["estimate", "std_error"]]) == pytest.approx(expected, rel=1e-8), term
    assert last.loc["careful", "standardized"] == pytest.approx(r["standardized_score"], rel=1e-8)
    assert last["r_squared"].tolist() == pytest.approx([r["r_squared"]] * 7, rel=1e-8)
    assert set(last["std_error_method"]) == {"HC3"}


def test_the_steps_go_from_no_controls_to_all_among_the_same_respondents(models):
    steps = models.query("model == 'ols_hc3' and term == 'careful'").set_index("step")
    assert steps["controls"].to_dict() == {0: "", 1: "age", 2: "age,education"}
    assert steps["unweighted_base"].nunique() == 1


def test_an_ordered_outcome_has_a_logit_with_the_test_of_its_assumption(models):
    row = models.query("model == 'ordered_logit' and step == 0").set_index("term").loc["careful"]
    assert row["estimate"] > 0
    assert 0 < row["proportional_odds_p"] < 1
    assert row["std_error_method"] == "information"


def test_categories_of_a_control_get_random_intercepts(models):
    rows = models.query("model == 'random_intercept'")
    assert set(rows["step"]) == {2}
    assert set(rows["term"]) == {"intercept", "careful", "age"}
    assert set(rows["groups_by"]) == {"education"}
    assert rows["icc"].between(0, 1).all()
