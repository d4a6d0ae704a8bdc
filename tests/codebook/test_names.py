from pipeline.codebook.model import ItemType
from pipeline.codebook.names import Named


def test_a_listed_reason_is_no_answer_and_a_net_is_a_choice():
    named = Named("a", "item", (), ItemType.SINGLE, ("x", "refused"), ("n",), frozenset({"refused"}))
    assert named.answers == ("x",)
    assert named.choices == ("x", "refused", "n")


def test_an_option_of_any_wave_may_be_named(problems):
    items = "items: {a: {column: A, options: [[x, X]], by_wave: {'2012': {options: [[y, Y]]}}}}\n"
    assert problems(items + "universes: {u: {a: [x, y]}}\n") == []


MADE = """\
items:
  budget: {type: allocation, columns: {tv: A, web: B}}
  top2: {type: rank, columns: {price: C, speed: D}}
"""


def test_what_is_made_of_a_ranking_or_an_allocation_may_be_named_everywhere(problems):
    asks = "{budget_tv: {from: 50}, top2: [price], top2_price: {to: 2}, top2_price_place: ['1']}"
    scores = "scores: {s: {items: [budget_tv, top2_price], reverse: [top2_price], method: sum}}\n"
    assert problems(f"{MADE}universes: {{u: {asks}}}\n{scores}banners: [top2, top2_price_place]\n") == []


def test_an_allocation_itself_has_no_answer(problems):
    (problem,) = problems(f"{MADE}universes: {{u: {{budget: [tv]}}}}\n")
    assert "found budget, of which numbers are made; name one of them: budget_tv, budget_web" in problem


def test_an_allocation_does_not_wait_for_its_own_parts(problems):
    (problem,) = problems(
        MADE.replace("{tv: A, web: B}", "{tv: A, web: B}, asked_if: {budget_tv: {from: 1}}")
    )
    assert "it waits for itself" in problem
