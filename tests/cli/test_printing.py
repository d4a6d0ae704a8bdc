"""Rows in the form asked for."""

import json

import pytest

from pipeline.cli.printing import print_rows, reconstructed_waves
from pipeline.cli.published import published_rows
from pipeline.cli.row_choice import choose_rows
from pipeline.contract import TABLES


@pytest.fixture
def rows(published):
    return choose_rows(published_rows(published, "rates", "made-up", ["2011"]))


def test_json_and_csv_leave_standard_output_to_the_rows(published, rows, capsys):
    for form in ("json", "csv"):
        print_rows(rows, "rates", form, folder=published, weighting=None, draw=list)
        said = capsys.readouterr()
        assert "RECONSTRUCTED DATA (made-up:2011)" in said.err
        assert "RECONSTRUCTED" not in said.out
        if form == "json":
            assert list(json.loads(said.out)[0]) == list(TABLES["rates"].types)


def test_a_table_has_the_warning_above_it_and_the_headline_weighting_only(published, rows, capsys):
    drawn = []
    print_rows(
        rows, "rates", "table", folder=published, weighting=None, draw=lambda shown: drawn.append(shown) or []
    )
    said = capsys.readouterr()
    assert "RECONSTRUCTED DATA (made-up:2011)" in said.out
    assert set(drawn[0]["weighting"]) == {"firms"} < set(rows["weighting"])


def test_answers_that_were_given_need_no_warning(published):
    observed = published_rows(published, "rates", "twelve", ["2011"])
    assert reconstructed_waves(observed) == []
    assert reconstructed_waves(observed.iloc[:0]) == []
