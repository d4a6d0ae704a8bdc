"""Alpha under 0.7 is a complaint for a reflective score alone."""

from dataclasses import replace

from pipeline.checks.reliability import scores_reliable
from tests.drawn import table

RELIABILITY = """
    score    | measure           | item   | estimate
    ---------+-------------------+--------+---------
    loose    | alpha             |        | 0.69
    loose    | alpha_if_deleted  | people | 0.10
    tight    | alpha             |        | 0.70
    checklist | alpha            |        | 0.20
"""


def test_a_loose_reflective_score_is_named(having):
    checked = having(reliability=table(RELIABILITY))
    score = checked.study.scores[0]
    scores = (
        replace(score, name="loose", measurement="reflective"),
        replace(score, name="tight", measurement="reflective"),
        replace(score, name="checklist", measurement="formative"),
    )
    found = scores_reliable(replace(checked, study=replace(checked.study, scores=scores)))
    assert found.keys == ("score=loose, alpha=0.69",)
