import json

import pandas as pd
import pytest

from pipeline.errors import ExportError
from pipeline.ingest.quantipy_file import describe, write

META = {
    "columns": {
        "q1": {"type": "single", "text": {"en-GB": "Grow?"}, "values": "lib@values@yesno"},
        "q2": {
            "type": "delimited set",
            "text": "Which?",
            "values": [{"value": 1, "text": {"en-GB": "Facebook"}}],
        },
        "wt": {"type": "float"},
    },
    "lib": {
        "values": {"yesno": [{"value": 1, "text": {"en-GB": "Yes"}}, {"value": 2, "text": {"en-GB": "No"}}]}
    },
}
CSV = ",q1,q2,wt,open\n0,1.0,1;3;,0.50,1.0\n1,,,1.25,x\n"


def pair(folder, meta=META):
    (folder / "q.csv").write_text(CSV)
    (folder / "q.json").write_text(json.dumps(meta))
    return [str(folder / "q.csv"), str(folder / "q.json")]


def test_columns_are_those_of_the_table_with_what_the_description_says(tmp_path):
    found = describe(pair(tmp_path), encoding="utf-8", delimiter=",")
    assert [(c.name, c.text, c.type, c.values) for c in found.columns] == [
        ("", "", "text", ()),
        ("q1", "Grow?", "single", (("1", "Yes"), ("2", "No"))),
        ("q2", "Which?", "multiple", (("1", "Facebook"),)),
        ("wt", "", "number", ()),
        ("open", "", "text", ()),
    ]
    assert [one.columns for one in found.sets] == [("q2",)]


def test_codes_lose_the_point_that_a_table_program_gave_them_and_text_keeps_it(tmp_path):
    columns = [(2, "q1", "q1"), (3, "q2", "q2"), (4, "wt", "wt"), (5, "open", "open")]
    assert write(pair(tmp_path), str(tmp_path / "rows"), columns, encoding="utf-8", delimiter=",") == 2
    cells = pd.read_parquet(tmp_path / "rows").drop(columns="source_row").fillna("-").to_numpy().tolist()
    assert cells == [["1", "1;3;", "0.5", "1.0"], ["-", "-", "1.25", "x"]]


@pytest.mark.parametrize("meta", [[], {"columns": []}, {"lib": {}}])
def test_a_description_without_columns_is_refused(tmp_path, meta):
    with pytest.raises(ExportError, match="columns"):
        describe(pair(tmp_path, meta), encoding="utf-8", delimiter=",")
