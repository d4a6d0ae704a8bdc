import pytest

from pipeline.correlate.reliabilities import all_reliabilities
from tests.reference.values import reference
from tests.tabulate.framed import framed

CODEBOOK = """
    {more}
    option_lists: {{five: [["1", A], ["2", B], ["3", C], ["4", D], ["5", E]]}}
    items:
      one: {{column: A, type: ordinal, options: five}}
      two: {{column: B, type: ordinal, options: five}}
      three: {{column: C, type: ordinal, options: five}}
    scores:
      s: {{items: [one, two, three], reverse: [two]}}
      single: {{items: [one]}}
      counted: {{items: [one, two], method: count}}
    """
DRAWING = """
    A | B | C | F
    --+---+---+--
    1 | 5 | 2 | a
    2 | 4 | 1 | b
    3 | 2 | 3 | c
    4 | 2 | 5 | d
    5 | 1 | 4 | e
    5 |   | 5 | f
    """


def reliabilities(tmp_path, drawing=DRAWING, more=""):
    with framed(tmp_path, CODEBOOK.format(more=more), drawing) as (engine, frame):
        return all_reliabilities(engine, frame)


def test_alpha_is_from_those_who_answered_every_item(tmp_path):
    """Squares around the mean: one 10, 6 - two 10.8 (1 2 4 4 5), three 10; of the sum (4 5 10 13 14) 82.8.

    alpha = 3/2 (1 - 30.8/82.8).
    """
    found = reliabilities(tmp_path).set_index(["measure", "item"])
    alpha = found.loc[("alpha", "")]
    assert alpha["estimate"] == pytest.approx(1.5 * (1 - 30.8 / 82.8))
    assert (alpha["unweighted_base"], alpha["flag"]) == (5, "low_base model_based")


def test_each_item_stands_against_the_rest(tmp_path):
    """Three against one + (6 - two), 2 4 7 8 10: products 15, squares 40.8 and 10."""
    found = reliabilities(tmp_path).set_index(["measure", "item"])
    one_and_two = [2, 4, 7, 8, 10]
    three = [2, 1, 3, 5, 4]
    mean = sum(one_and_two) / 5
    products = sum((x - mean) * (y - 3) for x, y in zip(one_and_two, three, strict=True))
    squares = sum((x - mean) ** 2 for x in one_and_two)
    assert found.loc[("item_rest", "three"), "estimate"] == pytest.approx(products / (squares * 10) ** 0.5)
    assert found.loc[("alpha_if_deleted", "three"), "estimate"] == pytest.approx(2 * (1 - 20.8 / squares))


def test_a_score_of_one_item_or_of_counts_has_no_reliability(tmp_path):
    assert reliabilities(tmp_path)["score"].unique().tolist() == ["s"]


def test_four_respondents_or_companies_are_too_few(tmp_path):
    few = DRAWING.replace("    5 | 1 | 4 | e\n", "")
    assert reliabilities(tmp_path, few)["flag"].tolist() == ["suppressed model_based"]
    of_four = reliabilities(tmp_path, DRAWING.replace("| e", "| a"), "company_id: F")
    assert of_four["flag"].tolist() == ["suppressed model_based"]
    assert not {"estimate", "unweighted_base"} & set(of_four.dropna(axis="columns"))


def test_alpha_and_its_items_are_those_of_psych(bfi):
    r = reference("alpha")
    rows = bfi.load("reliability").query("score == 'kind'").set_index(["measure", "item"])
    found = rows.loc[("alpha", ""), ["estimate", "low", "high"]]
    assert found.tolist() == pytest.approx([r["alpha"], r["low"], r["high"]], rel=1e-8)
    for place in range(1, 6):
        item = f"A{place}"
        assert rows.loc[("item_rest", item), "estimate"] == pytest.approx(r[f"item_rest_{place}"], rel=1e-8)
        deleted = rows.loc[("alpha_if_deleted", item), "estimate"]
        assert deleted == pytest.approx(r[f"deleted_{place}"], rel=1e-8)


def test_omega_is_that_of_lavaan(bfi):
    r = reference("omega")
    rows = bfi.load("reliability").query("score == 'orderly'").set_index("measure")
    found = rows.loc["omega", ["estimate", "low", "high"]].tolist()
    assert found == pytest.approx([r["omega"], r["low"], r["high"]], rel=1e-6)


def test_ordered_items_have_an_ordinal_alpha_above_the_plain_one(bfi):
    rows = bfi.load("reliability").query("score == 'kind' and item == ''").set_index("measure")
    assert rows.loc["ordinal_alpha", "estimate"] > rows.loc["alpha", "estimate"]


def test_of_two_items_none_can_be_left_out_and_the_row_says_so(tmp_path):
    two = CODEBOOK.replace("s: {{items: [one, two, three], reverse: [two]}}", "s: {{items: [one, three]}}")
    with framed(tmp_path, two.format(more=""), DRAWING) as (engine, frame):
        found = all_reliabilities(engine, frame).set_index(["measure", "item"])
    row = found.loc[("alpha_if_deleted", "three")]
    assert (row["flag"], str(row["estimate"])) == ("low_base not_estimable model_based", "nan")
    assert found.loc[("item_rest", "three"), "flag"] == "low_base model_based"
