from pipeline.normalize.columns import ExportColumn
from pipeline.normalize.resolve import resolve_columns
from tests.small import small_study

CODEBOOK = """
    respondent_id: Record No
    weights: {firms: WT}
    exclude: [{duplicate: Panel}]
    disposition: {column: Status, complete: [done]}
    items:
      sector: {column: "In which sector?", options: [["1", Media]]}
      platforms: {columns: {fb: q5_1, tw: Q5_2}}
      age: {column: Q7, type: number, by_wave: {"2013": absent}}
    """


def resolved(tmp_path, names, wave="2012"):
    columns = {name: ExportColumn(name, text="In which sector?" if name == "Q1" else "") for name in names}
    return resolve_columns(small_study(tmp_path, CODEBOOK).wave(wave), columns)


def test_columns_are_those_of_the_export_however_the_codebook_types_them(tmp_path):
    found = resolved(tmp_path, ["record no", "wt", "panel", "STATUS", "Q1", "Q5_1", "Q5_2", "Q7"])
    assert found.problems == ()
    assert [item.column or dict(item.columns) for item in found.wave.items] == [
        "Q1",
        {"fb": "Q5_1", "tw": "Q5_2"},
        "Q7",
    ]
    wave = found.wave
    assert (wave.respondent_id, wave.weights[0].column, wave.exclude.duplicate) == (
        "record no",
        "wt",
        "panel",
    )
    assert wave.disposition.column == "STATUS"


def test_each_column_that_is_not_there_is_named_with_the_nearest(tmp_path):
    problems = resolved(tmp_path, ["Record No", "WT", "Status", "Q5_1", "Q5_22"], wave="2013").problems
    assert len(problems) == 3
    assert problems[0].startswith("exclude.duplicate: the export has no column 'Panel'")
    assert problems[1].startswith("items.sector: the export has no column 'In which sector?'")
    assert "items.platforms: the export has no column 'Q5_2'; the nearest is 'Q5_22'" in problems[2]


def test_an_item_that_a_wave_did_not_ask_needs_no_column(tmp_path):
    names = ["Record No", "WT", "Panel", "Status", "Q1", "Q5_1", "Q5_2"]
    assert resolved(tmp_path, names, wave="2013").problems == ()
    assert len(resolved(tmp_path, names).problems) == 1
