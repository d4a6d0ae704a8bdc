from math import isnan

import pytest
from scipy.stats import chi2_contingency

from pipeline.frame.read_linked import with_linked
from pipeline.tabulate.associate import associations
from pipeline.tabulate.count import count_item
from pipeline.tabulate.hidden_answers import hidden_answers
from pipeline.tabulate.table_covariance import read_tables
from tests.tabulate.framed import framed, subject_of

CODEBOOK = """
    {more}
    missing: {{"-98": dont_know}}
    items:
      sector: {{column: S, options: [[fin, Finance], [media, Media], [trade, Trade]]}}
      uses: {{column: U, options: [[y_, "Yes"], [n_, "No"]]}}
      tools: {{columns: {{a: A, b: B}}}}
    banners: [sector, tools, [sector, tools]]
    """
TABLE = {"fin": (30, 20), "media": (20, 30), "trade": (10, 40)}


def drawing(table=TABLE, more=()):
    lines = [
        f"{sector} | {answer} | {n % 2} | {n % 3 % 2} | 1"
        for sector, counts in table.items()
        for answer, count in zip(("Yes", "No", "-98"), counts, strict=False)
        for n in range(count)
    ]
    return "\n".join(["S | U | A | B | W", *lines, *more])


def association(tmp_path, drawn, item="uses", weighting="none", more=""):
    with framed(tmp_path, CODEBOOK.format(more=more), drawn) as (engine, frame):
        subject = subject_of(frame, item)
        counts = count_item(engine, frame, subject, weighting)
        is_plain = frame.is_simple(weighting) and not subject.is_multiple
        tables = None if is_plain else read_tables(engine, frame, counts, weighting)
        hidden = hidden_answers(with_linked(engine, frame), subject, counts).cells
        return associations(frame, subject, counts, weighting, tables, hidden)


def test_an_unweighted_table_has_pearsons_test(tmp_path):
    (row,) = association(tmp_path, drawing()).to_dict("records")
    known = chi2_contingency([[30, 20, 10], [20, 30, 40]], correction=False)
    assert (row["item"], row["banner"], row["method"]) == ("uses", "sector", "pearson_chi2")
    assert (row["statistic"], row["p_value"], row["df1"]) == pytest.approx((known.statistic, known.pvalue, 2))
    assert (row["unweighted_base"], row["flag"]) == (150, "model_based")


def test_cramers_v_is_corrected_for_bias(tmp_path):
    """Bergsma 2013: phi2 = X2/n - 2/149, k~ = 3 - 4/149, r~ = 2 - 1/149."""
    (row,) = association(tmp_path, drawing()).to_dict("records")
    phi2 = row["statistic"] / 150 - 2 / 149
    assert row["cramers_v"] == pytest.approx((phi2 / (2 - 1 / 149 - 1)) ** 0.5)


def test_reasons_for_no_answer_are_no_answers(tmp_path):
    (row,) = association(
        tmp_path, drawing({"fin": (30, 20, 9), "media": (20, 30), "trade": (10, 40)})
    ).to_dict("records")
    assert row["unweighted_base"] == 150


def test_equal_weights_give_pearsons_test_to_the_last_digit(tmp_path):
    (weighted,) = association(tmp_path, drawing(), weighting="firms", more="weights: {firms: W}").to_dict(
        "records"
    )
    (plain,) = association(tmp_path, drawing()).to_dict("records")
    assert str({**weighted, "weighting": "none"}) == str(plain)  # with NaN for what is not defined


def test_a_declared_design_makes_it_an_f(tmp_path):
    """Rao and Scott's statistic is X2 / 2 but for n / (n - 1); its degrees of freedom are 2 and 2 x 149."""
    (row,) = association(tmp_path, drawing(), more="design: {strata: W}").to_dict("records")
    known = chi2_contingency([[30, 20, 10], [20, 30, 40]], correction=False)
    assert row["method"] == "rao_scott"
    assert row["statistic"] == pytest.approx(known.statistic / 2, rel=0.02)
    assert (row["df1"], row["df2"]) == pytest.approx((2, 298), rel=0.01)


def test_a_set_is_tested_as_one(tmp_path):
    (row,) = association(tmp_path, drawing(), item="tools").to_dict("records")
    assert (row["method"], row["unweighted_base"]) == ("rao_scott", 150)
    assert 0 <= row["p_value"] <= 1


def test_an_item_is_not_tested_against_itself_or_columns_that_overlap(tmp_path):
    assert association(tmp_path, drawing(), item="sector").empty


def test_fewer_than_five_are_not_tested(tmp_path):
    (row,) = association(tmp_path, drawing({"fin": (1, 1), "media": (2, 0)})).to_dict("records")
    assert row["flag"] == "suppressed model_based"
    assert isnan(row["statistic"])


def test_a_table_with_one_row_or_column_defines_no_test(tmp_path):
    (row,) = association(tmp_path, drawing({"fin": (10, 0), "media": (10, 0)})).to_dict("records")
    assert row["flag"] == "not_estimable model_based"


def test_columns_that_are_hidden_are_not_looked_at(tmp_path):
    """Trade has three firms, and fin is hidden with it: their answers could be solved for from the statistic."""
    table = {"fin": (15, 10), "media": (20, 30), "trade": (2, 1)}
    (row,) = association(tmp_path, drawing(table)).to_dict("records")
    assert isnan(row["statistic"])
    assert isnan(row["unweighted_base"])
    assert row["flag"] == "suppressed_secondary model_based"
