from pipeline.report import shown_table_columns
from pipeline.report.shown_columns import SHOWN


def test_each_of_these_tables_is_shown_too():
    assert shown_table_columns.DRAWN.keys() < SHOWN.keys()
