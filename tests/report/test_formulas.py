import re

import pytest

from pipeline.contract import TABLES
from pipeline.report.formulas import FORMULAS, filled, formulas_content
from tests.tracked_files import ROOT

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


def test_every_interval_of_a_correlation_has_words():
    stats = [path.read_text("utf-8") for path in (ROOT / "pipeline" / "stats").glob("*.py")]
    found = {name for text in stats for name in re.findall(r'interval_method="(\w+)"', text)}
    served = {formula.when.get("interval_method") for formula in FORMULAS["correlations"]}
    of_reliability = {"feldt", "delta"}
    assert {"fisher", "brown_benedetti"} <= found
    assert found - of_reliability <= served | {"bonett_wright"}


def test_a_correlation_from_replicates_says_how_its_interval_was_made():
    row = dict.fromkeys(TABLES["correlations"].types, NAN)
    row |= {"interval_method": "replicate_fisher", "low": 0.1, "high": 0.5, "std_error": 0.1, "df": 14.0}
    texts = {name: (text, source) for name, text, source in filled("correlations", row)}
    assert "replicate weights over PSUs" in texts["interval"][0]
    assert "14 degrees of freedom" in texts["interval"][0]
    assert texts["interval"][1] == "Rao & Wu 1988"
