"""Rows for other programs."""

import csv
import io
import json
from math import nan

import pandas as pd

from pipeline.cli.machine import as_csv, as_json, records
from pipeline.contract import TABLES

COLUMNS = list(TABLES["benchmarks"].types)


def two_rows():
    row = dict.fromkeys(COLUMNS) | {
        "study": "s", "wave": "2012", "position": 1.0, "item": 'say "hi"', "computed_share": 0.1, "flag": "",
    }  # fmt: skip
    return pd.DataFrame([row, row | {"position": 2.0, "computed_share": nan, "item": "a,b\nc"}])


def test_a_row_has_the_tables_columns_in_their_order_and_types():
    first, second = records(two_rows(), "benchmarks")
    assert list(first) == COLUMNS
    assert (first["position"], type(first["position"])) == (1, int)
    assert first["wave"] == "2012"
    assert (first["computed_share"], second["computed_share"]) == (0.1, None)
    assert (first["flag"], first["source"]) == ("", None)


def test_json_is_a_list_that_any_program_reads():
    rows = records(two_rows(), "benchmarks")
    assert json.loads(as_json(rows)) == rows
    assert json.loads(as_json([])) == []


def test_csv_has_a_header_and_quotes_what_needs_it():
    read = list(csv.DictReader(io.StringIO(as_csv(records(two_rows(), "benchmarks"), COLUMNS))))
    assert [row["item"] for row in read] == ['say "hi"', "a,b\nc"]
    assert read[1]["computed_share"] == ""
    assert as_csv([], ["a", "b"]) == "a,b\n"
