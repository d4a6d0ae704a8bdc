import pytest

from pipeline.contract import TABLES
from pipeline.report.page_script import report_script
from pipeline.report.shown_columns import SHOWN

ADDED = {"item_label", "option_label", "other_option_label", "outcome_label", "banner_option_label"}
INTERVAL = {"study_effects": {"low", "high"}}  # worked out from the table's variance


@pytest.mark.parametrize("kind", SHOWN)
def test_every_column_shown_is_one_of_its_table_in_a_format_the_page_knows(kind):
    for column, _, form in SHOWN[kind]:
        assert column in set(TABLES[kind].types) | ADDED | INTERVAL.get(kind, set())
        assert f"    {form}: (value)" in report_script()
