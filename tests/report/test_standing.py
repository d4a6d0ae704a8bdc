import pandas as pd
import pytest

from pipeline.contract import TABLES
from pipeline.report.standing import TABLES_READ, standing
from pipeline.report.table_rows import of_frame, records
from tests.drawn import table

PAIR = ("integration", "growth")


@pytest.fixture
def facts():
    """The facts of drawn rows; a table that is not drawn is empty."""

    def of(**drawn: str) -> dict[str, str]:
        frames = {name: pd.DataFrame(columns=list(TABLES[name].types)) for name in TABLES_READ}
        for name, drawing in drawn.items():
            rows = table(drawing).assign(score=PAIR[0], outcome=PAIR[1])
            frames[name] = rows.reindex(columns=list(TABLES[name].types))
            frames[name]["weighting"] = "none"
        if "order_in_time" in drawn:
            frames["order_in_time"] = frames["order_in_time"].drop(columns="weighting")
        rows = {name: records(of_frame(frame)) for name, frame in frames.items()}
        return dict(standing(rows, PAIR, "none"))

    return of


def test_without_two_waves_the_order_in_time_is_said_to_be_unknown(facts):
    assert facts() == {"Order in time": "these data cannot show which came first"}


def test_simpsons_paradox_cannot_be_overlooked(facts):
    said = facts(
        homogeneity="""
        method   | universe | banner | q_p_value | confidence | estimate | low  | high | is_simpson
        ---------+----------+--------+-----------+------------+----------+------+------+-----------
        spearman | all      | sector | .20       | .95        | .30      | .10  | .48  | True
        """
    )
    assert said["By sector"].startswith("within groups 0.30 (0.10 to 0.48); the groups do not differ")
    assert "SIMPSON" in said["By sector"]


def test_the_curve_and_the_confounder_are_said_in_a_line_each(facts):
    said = facts(
        robustness="""
        measure                | estimate | p_value | unweighted_base | note
        -----------------------+----------+---------+-----------------+----------------------------
        curve_median           | .30      | .002    | 388             | 36 specifications, null by x
        curve_same_sign        | 1        | .5      | 388             | 36 specifications, null by x
        curve_significant      | .9       | .004    | 388             | 36 specifications, null by x
        robustness_value       | .27      |         | 388             |
        robustness_value_alpha | .19      |         | 388             |
        """
    )
    assert said["Analyst’s choices"].startswith("36 specifications: median 0.30 (p = 0.002 against chance)")
    assert "90% significant (p = 0.004)" in said["Analyst’s choices"]
    assert "explain 27% of what is left of both" in said["Unmeasured"]


def test_two_waves_show_both_paths_and_call_neither_a_cause(facts):
    said = facts(
        order_in_time="""
        path             | estimate | low  | high
        -----------------+----------+------+-----
        score_to_outcome | .20      | .10  | .30
        outcome_to_score | .05      | -.05 | .15
        difference       | .15      | .01  | .29
        """
    )
    assert "difference 0.15 (0.01 to 0.29); no path is a cause" in said["Order in time"]


def test_the_report_says_it_of_every_score_and_outcome(published):
    page = (published.processed / "reports" / "twelve" / "index.html").read_text("utf-8")
    section = page.split('id="outcomes"', 1)[1].split("</section>", 1)[0]
    assert section.count("What stands behind it") == 6  # two outcomes in three waves
    assert "these data cannot show which came first" in section
