"""Exports of one survey in two layouts, formats or languages hold the same answers."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.codebook.model import Study
from pipeline.engine import Tables
from pipeline.ingest.companions import with_companions
from pipeline.ingest.wave import ingest_wave
from pipeline.normalize.wave import normalize_wave
from tests.draft.draft_and_check import drafted_study
from tests.shared_data import shared_data

QSF = "qualtrics/qualtrics-many-types.qsf"


def responses(folder: Path, study: Study, name: str, *files: Path) -> pd.DataFrame:
    """The wave's answers as text, in the order of the export."""
    (folder / name).mkdir()

    def place(table):
        return folder / name / f"{table}.parquet"

    tables = Tables(study.name, name, place, place)
    ingest_wave(study, study.wave(name), with_companions(files[0]) if len(files) == 1 else files, tables)
    normalize_wave(study, study.wave(name), tables)
    frame = tables.load("responses").sort_values("source_row")
    return (
        frame.drop(columns=["wave"])
        .map(lambda cell: list(cell) if hasattr(cell, "tolist") else cell)
        .astype(str)
    )


def both(folder: Path, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The answers of two exports under one codebook, drafted for both as two waves."""
    waves = {"1": [shared_data(name) for name in one], "2": [shared_data(name) for name in other]}
    study = drafted_study(folder, waves)
    typed = [
        item.name for item in study.wave("1").items if item.type == "text" and "limesurvey" in one[0]
    ]  # translated
    kept = [responses(folder, study, wave, *files).drop(columns=typed) for wave, files in waves.items()]
    return kept[0], kept[1]


@pytest.mark.parametrize(
    "one, other, respondents",
    [
        (("spss/electric.sav",), ("spss/electric.por",), 240),
        (("triple-s/triple-s-example1.sss",), ("triple-s/triple-s-example2.sss",), 3),
        (("limesurvey/limesurvey-german.csv",), ("limesurvey/limesurvey-english.csv",), 96),
        (
            ("qualtrics/qualtrics-insights-many-types.csv", QSF),
            ("qualtrics/qualtrics-legacy-many-types.csv", QSF),
            5,
        ),
    ],
    ids=[
        "SPSS portable",
        "Triple-S fixed and CSV",
        "LimeSurvey in two languages",
        "Qualtrics in two layouts",
    ],
)
def test_two_exports_of_one_survey_hold_the_same_answers(tmp_path, one, other, respondents):
    first, second = both(tmp_path, one, other)
    assert len(first) == len(second) == respondents
    assert len(first.columns) > 6
    pd.testing.assert_frame_equal(first, second)


@pytest.mark.parametrize(
    "name, respondents",
    [
        ("qualtrics/one-header-social-media-use.csv", 586),
        ("surveymonkey/surveymonkey-2-header-cp1252.csv", 1186),
    ],
)
def test_no_respondent_is_taken_for_a_header(tmp_path, name, respondents):
    study = drafted_study(tmp_path, {"1": [shared_data(name)]})
    assert len(responses(tmp_path, study, "1", shared_data(name))) == respondents
