"""`survey rates`."""

import csv
import io
import json

import pytest

from pipeline.contract import TABLES


def test_json_is_the_table_with_its_columns_and_every_weighting(survey, published):
    said = survey(
        "rates", "twelve", "--wave", "2011", "--item", "social", "--format", "json", "--data", published.root
    )
    rows = json.loads(said.out)
    assert list(rows[0]) == list(TABLES["rates"].types)
    assert {(row["weighting"], row["banner"], row["universe"]) for row in rows} == {
        (weighting, "total", "all") for weighting in ("none", "firms", "raked")
    }
    yes = next(row for row in rows if row["option"] == "yes_" and row["weighting"] == "none")
    assert (yes["unweighted_count"], yes["unweighted_base"], yes["share"]) == (8, 12, pytest.approx(2 / 3))


def test_csv_says_the_same_as_json(survey, published):
    words = ("rates", "twelve", "--by", "size_class", "--by", "country", "--data", published.root, "--format")
    rows = json.loads(survey(*words, "json").out)
    lines = list(csv.DictReader(io.StringIO(survey(*words, "csv").out)))
    assert len(rows) == len(lines) > 20
    assert {row["banner"] for row in lines} == {"country*size_class"}
    assert [row["share"] for row in lines] == ["" if r["share"] is None else repr(r["share"]) for r in rows]


def test_a_suppressed_row_has_no_number_in_json(survey, published):
    said = survey("rates", "twelve", "--by", "size_class", "--format", "json", "--data", published.root)
    hidden = [row for row in json.loads(said.out) if "suppressed" in row["flag"].split()]
    assert hidden
    assert all(row["share"] is row["unweighted_base"] is None for row in hidden)


def test_every_wave_is_printed_unless_one_is_chosen(survey, published):
    everything = survey("rates", "twelve", "--item", "social", "--data", published.root).out
    assert "twelve:2011" in everything
    assert "twelve:2012" in everything
    assert (
        "2012"
        not in survey("rates", "twelve", "--item", "social", "--wave", "2011", "--data", published.root).out
    )


def test_a_reconstruction_says_so_in_every_form(survey, published):
    words = ("rates", "made-up", "--item", "social", "--data", published.root)
    assert "RECONSTRUCTED DATA (made-up:2011)" in survey(*words).out
    said = survey(*words, "--format", "json")
    assert "RECONSTRUCTED DATA" in said.err
    assert all(row["evidence"] in ("pinned", "assumed") for row in json.loads(said.out))
    assert all("reconstructed" in row["flag"].split() for row in json.loads(said.out))


@pytest.mark.parametrize(
    "words, status, said",
    [
        (("nothing",), 2, "there is made-up, twelve"),
        (("twelve", "--wave", "1999"), 2, "there is 2011, 2012"),
        (("twelve", "--item", "socials"), 2, "The nearest is 'social'"),
        (("twelve", "--by", "sector"), 2, "There is: country, size_class, country*size_class"),
    ],
)
def test_a_name_that_is_not_there_is_wrong_use(survey, published, words, status, said):
    found = survey("rates", *words, "--data", published.root)
    assert (found.status, found.out) == (status, "")
    assert said in found.err
