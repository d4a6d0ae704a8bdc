import csv

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.flow.wave_run import open_wave
from pipeline.report.flat_export import write_csv, write_parquet
from pipeline.report.respondent_file import respondent_file


@pytest.fixture(scope="module")
def file(published, view):
    run = open_wave(published, "twelve:2011")
    return respondent_file(view("twelve:2011"), run.generation.tables.load)


def test_the_csv_has_codes_and_reasons_and_its_dictionary_says_what_they_mean(file, tmp_path):
    write_csv(file, tmp_path / "twelve.csv")
    rows = list(csv.DictReader((tmp_path / "twelve.csv").open(encoding="utf-8-sig")))
    assert len(rows) == 12
    assert rows[0]["country"] == "uk"
    assert rows[11]["platforms_facebook"] == "missing:not_asked"
    entries = list(csv.DictReader((tmp_path / "twelve.dictionary.csv").open(encoding="utf-8-sig")))
    assert {"uk": "United Kingdom", "us": "United States"}.items() <= {
        one["value"]: one["value_label"] for one in entries if one["name"] == "country"
    }.items()


def test_parquet_is_typed_and_keeps_the_reasons_beside(file, tmp_path):
    write_parquet(file, tmp_path / "twelve.parquet")
    frame = pd.read_parquet(tmp_path / "twelve.parquet")
    assert frame["employees"].dtype == "float64"
    assert frame["platforms_facebook"].tolist()[0] is True
    assert frame["platforms_facebook__missing"].tolist()[-1] == "not_asked"
    field = pq.read_schema(tmp_path / "twelve.parquet").field("country")
    assert field.metadata[b"label"] == b"In which country is your company?"
