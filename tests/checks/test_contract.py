"""Tables that are not what their contract says are found, and named by their keys."""

import pytest

from pipeline.checks.contract import contract, lost_references, repeated_keys, wrong_columns
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from tests.drawn import table


def test_a_right_wave_is_as_its_contracts_say(right):
    for name in ("exports", "export_rows", "respondents", "responses", "rates", "correlations"):
        assert contract(right, name).is_clean, contract(right, name)


def test_two_rows_with_one_key_are_named_by_it(having):
    checked = having(
        weights=table("""
            source_row | respondent_id | weighting | weight
            -----------+---------------+-----------+-------
            1          | somebody      | raked     | 1
            1          | somebody      | raked     | 1
            2          | another       | raked     | 1
        """)
    )
    found = repeated_keys(checked, TABLES["weights"])
    assert (found.rows, found.keys) == (1, ("weighting=raked, source_row=1",))
    assert "somebody" not in repr(found)


def test_a_rate_of_an_option_that_the_codebook_lacks_is_lost(having):
    checked = having(
        rates=table("""
            item    | option          | universe | banner | banner_option | weighting
            --------+-----------------+----------+--------+---------------+----------
            country | uk              | all      | total  | total         | none
            country | missing:refused | all      | total  | total         | none
            country | mars            | all      | total  | total         | none
        """)
    )
    found = lost_references(checked, TABLES["rates"])
    assert (found.rows, found.keys) == (1, ("country mars",))


def test_a_correlation_is_with_an_item_or_with_a_column_of_an_outcome_file(having, right):
    correlations = right.tables.load("correlations").head(3)
    correlations["outcome"] = ["growth", "margin", "mars"]
    matches = table("outcome | file\n margin | financials.csv")
    checked = having(correlations=correlations, outcome_matches=matches)
    assert lost_references(checked, TABLES["correlations"]).keys == ("mars",)


def test_a_weight_of_a_respondent_who_is_not_kept_is_lost(having, right):
    kept = right.tables.load("respondents")
    excluded = int(kept[~kept["is_kept"]]["source_row"].iloc[0])
    weights = right.tables.load("weights")
    weights.loc[0, "source_row"] = excluded
    assert lost_references(having(weights=weights), TABLES["weights"]).keys == (str(excluded),)


@pytest.mark.parametrize(
    "change, said", [("DROP growth", "growth"), ("ALTER score TYPE BIGINT", "score BIGINT")]
)
def test_a_column_that_is_gone_or_of_another_type_is_named(right, tmp_path, change, said):
    to = tmp_path / "reliability.parquet"
    with Engine() as engine:
        engine.connection.execute(
            "CREATE TABLE t (study VARCHAR, wave VARCHAR, score VARCHAR, growth BIGINT)"
        )
        engine.connection.execute(f"ALTER TABLE t {change}")
        engine.store("t", to)
    tables = Tables("twelve", "2011", lambda name: to, right.tables.place)
    found = wrong_columns(type(right)(right.study, right.wave, tables), TABLES["reliability"])
    assert not found.is_clean
    assert any(said in key for key in found.keys) == (said != "growth")


def test_of_many_offending_keys_all_are_counted_and_some_are_listed(having, right):
    rates = right.tables.load("rates").assign(option="nowhere")
    found = lost_references(having(rates=rates), TABLES["rates"])
    assert found.rows == rates["item"].nunique()
    assert len(found.keys) == min(found.rows, 20)


def test_an_export_may_have_columns_called_study_and_wave(right, tmp_path):
    """As rows that were stacked from several waves have them."""
    to = tmp_path / "export_rows.parquet"
    with Engine() as engine:
        engine.connection.execute(
            "CREATE TABLE t AS SELECT 1::BIGINT AS source_row, 'x' AS study, '2011' AS wave, 'Yes' AS uses"
        )
        engine.store("t", to)
    tables = Tables("twelve", "2011", lambda name: to, right.tables.place)
    assert contract(type(right)(right.study, right.wave, tables), "export_rows").is_clean
