import re

import pytest

from pipeline.contract import TABLES
from pipeline.report.formulas import FORMULAS, filled, formulas_content

NAN = float("nan")
RATE = {
    "weighting": "none", "unweighted_count": 93.0, "unweighted_base": 130.0, "share": 93 / 130, "effective_base": 130.0,
    "share_low": 0.6325, "share_high": 0.7859, "interval_method": "wilson", "std_error": 0.0396, "design_effect": NAN,
}  # fmt: skip


def test_the_numbers_of_a_row_stand_in_its_formula():
    texts = dict((name, text) for name, text, _ in filled("rates", RATE))
    assert texts["share"].endswith("= 93 ÷ 130 = 0.715385")
    assert "n = 130" in texts["interval"]
    assert texts["precision"].endswith("design effect –")


def test_a_weighted_share_is_of_weighted_numbers():
    row = RATE | {
        "weighting": "firms",
        "weighted_count": 90.5,
        "weighted_base": 128.25,
        "interval_method": "design_wilson",
        "df": 129.0,
    }
    texts = [text for _, text, _ in filled("rates", row)]
    assert texts[0].startswith("share = weighted count")
    assert "129 degrees of freedom" in texts[1]


def test_a_change_across_a_break_has_a_reason_and_no_formula():
    row = dict.fromkeys(TABLES["trends"].types, NAN) | {"break_reason": "another population"}
    assert filled("trends", row) == [("change", "No change is computed: another population", "")]


@pytest.mark.parametrize("kind", FORMULAS)
def test_every_column_in_a_formula_is_one_of_its_table(kind):
    for formula in formulas_content()[kind]:
        assert set(re.findall(r"\{(\w+)\}", formula["text"])) <= set(TABLES[kind].types)
        assert set(formula["when"]) <= set(TABLES[kind].types)
