from pipeline.cli.coding import waiting_for_codes
from pipeline.engine import Tables
from pipeline.ingest.wave import ingest_wave
from pipeline.normalize.columns import export_columns
from tests.small import small_export, small_study


def test_a_text_that_was_corrected_is_nearly_one_that_is_gone(tmp_path):
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "why.csv").write_text("text,code\nit is far too expensve,price\n")
    study = small_study(tmp_path, "items: {why: {column: Q1, type: text, codes: why.csv}}\n")
    tables = Tables("small", "2012", *2 * [lambda name: tmp_path / f"{name}.parquet"])
    drawing = "Q1\n---\nit is far too expensive\nnothing like it\n"
    ingest_wave(study, study.wave("2012"), [small_export(tmp_path, drawing)], tables)
    columns = export_columns(tables.load("export_columns"))
    found = waiting_for_codes(study.default_wave, columns, tables)["why"]
    assert (found.texts, found.changed, found.unseen) == (2, 1, 1)
    assert dict(found.shown) == {"it is far too expensive": 1, "nothing like it": 1}
