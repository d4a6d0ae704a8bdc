"""What is said of a table before it is made."""

from assets.tables import ACROSS, code_of, column_schema, stage_checks, stage_specs, tables_of
from pipeline.contract import STAGES, TABLES


def test_every_table_belongs_to_one_stage_or_spans_waves():
    listed = [table.name for stage in STAGES for table in tables_of(stage)]
    assert sorted([*listed, *ACROSS]) == sorted(TABLES)


def test_a_private_table_says_so_and_has_its_own_side():
    specs = {spec.key.to_user_string(): spec for spec in stage_specs("score", ["responses"])}
    assert "Private: respondents." in specs["scores"].description
    assert specs["scores"].tags["side"] == "private"


def test_columns_are_shown_with_their_descriptions():
    shown = column_schema(TABLES["rates"]).columns
    assert [column.name for column in shown] == list(TABLES["rates"].types)
    assert all(column.description for column in shown)


def test_checks_are_blocking_where_a_wrong_number_would_be_published():
    checks = {
        (spec.asset_key.to_user_string(), spec.name): spec.blocking for spec in stage_checks("tabulate")
    }
    assert checks["rates", "shares_add_up"] is True
    assert checks["rates", "drift"] is False


def test_the_code_that_makes_a_table_is_there():
    (reference,) = code_of("tabulate", "wave.py")["dagster/code_references"].code_references
    with open(reference.file_path) as file:  # noqa: PTH123 - Dagster has it as text
        assert "def tabulate_wave" in file.read()
