"""The trail of a row of any published table."""

from math import isnan

import pytest

from pipeline.contract import TABLES
from pipeline.report.explain_row import explain_row
from pipeline.report.wave_view import READ


@pytest.mark.parametrize("name", [name for name in READ if name not in {"exports", "items", "options"}])
def test_every_number_of_every_table_has_its_meaning_and_its_export(view, name):
    wave, table = view("twelve:2011"), TABLES[name]
    rows = wave.rows[name]
    if not rows:
        pytest.skip(f"the study of twelve has no {name}")
    for row in rows[:3]:
        trail = explain_row(wave, table, row)
        facts = dict(trail.facts)
        assert "2011.csv" in facts["Export"]
        numbers = {column for column, value in row.items() if isinstance(value, float) and not isnan(value)}
        assert {column for column in numbers if column not in table.key} <= set(facts)


def test_two_items_have_a_trail_each(view):
    wave = view("twelve:2011")
    row = next(row for row in wave.rows["adjusted_rates"] if row["mix"])
    facts = dict(explain_row(wave, TABLES["adjusted_rates"], row).facts)
    assert f"{row['item']}: Codebook line" in facts
    assert f"{row['banner']}: Codebook line" in facts


def test_what_hides_a_number_is_said(view):
    wave = view("twelve:2011")
    hidden = next(row for row in wave.rows["score_means"] if "suppressed" in row["flag"].split())
    facts = dict(explain_row(wave, TABLES["score_means"], hidden).facts)
    assert "fewer than 5" in facts["Note"]
    assert "mean" not in facts
