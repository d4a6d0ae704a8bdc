"""`survey topline`."""

import csv
import io
import json

import pytest


def test_a_table_shows_every_share_and_mean(survey, published):
    said = survey("topline", "twelve", "--wave", "2011", "--data", published.root)
    assert said.status == 0
    assert "social: Does your company use social media?" in said.out
    assert "mean 5" in said.out or "mean 6" in said.out


def test_json_and_csv_have_the_same_rows(survey, published):
    words = ("topline", "made-up", "--weighting", "none", "--data", published.root, "--format")
    said = survey(*words, "json")
    rows = json.loads(said.out)
    assert "RECONSTRUCTED DATA (made-up:2011)" in said.err
    assert len(list(csv.DictReader(io.StringIO(survey(*words, "csv").out)))) == len(rows)
    satisfaction = next(row for row in rows if row.get("measure") == "satisfaction")
    assert satisfaction["mean"] == pytest.approx(67 / 11)


def test_a_universe_that_does_not_exist_is_wrong_use(survey, published):
    said = survey("topline", "twelve", "--universe", "nobody", "--data", published.root)
    assert said.status == 2
    assert "There is: all, users" in said.err
