"""Scores of one wave standardised by what another measured."""

import pandas as pd
import pytest

from pipeline.errors import EstimationError, UsageError
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from tests.correlate.wave_of import study_folder

CODEBOOK = """\
items: {a: {column: a, type: number}, b: {column: b, type: number}, y: {column: y, type: number}}
scores: {s: {items: [a, b], method: z_mean, reference_wave: "2011"}}
outcomes: [y]
"""
FIRST = pd.DataFrame({"a": [1, 2, 3, 4, 5, 6], "b": [10, 30, 20, 10, 30, 20], "y": range(6)})
SECOND = pd.DataFrame({"a": [2, 3, 4, 5, 6, 7], "b": [20, 40, 30, 20, 40, 30], "y": range(6)})
WAVES = {"2011": FIRST, "2012": SECOND}


def scores_of(folder, wave, upto="score"):
    run = open_wave(folder, f"little:{wave}")
    for stage in list(STAGES)[: list(STAGES).index(upto) + 1]:
        run_stage(run, stage)
    return run.generation.tables.load("scores").sort_values("source_row")["value"].tolist()


def test_constants_come_from_the_reference_wave(tmp_path):
    folder = study_folder(tmp_path, CODEBOOK, WAVES)
    z = ((SECOND - FIRST.mean()) / FIRST.std())[["a", "b"]].mean(axis=1)
    assert scores_of(folder, "2012") == pytest.approx(z.tolist(), abs=1e-9)
    own = ((FIRST - FIRST.mean()) / FIRST.std())[["a", "b"]].mean(axis=1)
    assert scores_of(folder, "2011") == pytest.approx(own.tolist(), abs=1e-9)


def test_a_trend_of_such_a_score_is_not_zero(tmp_path):
    folder = study_folder(tmp_path, CODEBOOK, WAVES)
    assert sum(scores_of(folder, "2012", upto="correlate")) > sum(scores_of(folder, "2011")) + 1


def test_another_export_of_the_reference_wave_makes_another_generation(tmp_path):
    folder = study_folder(tmp_path, CODEBOOK, WAVES)
    before = open_wave(folder, "little:2012").hash, open_wave(folder, "little:2011").hash
    FIRST.assign(a=FIRST["a"] * 2).to_csv(tmp_path / "raw" / "little" / "2011.csv", index=False)
    after = open_wave(folder, "little:2012").hash, open_wave(folder, "little:2011").hash
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_a_reference_wave_without_an_export_or_without_the_item_is_named(tmp_path):
    alone = study_folder(tmp_path / "alone", CODEBOOK, {"2012": SECOND})
    with pytest.raises(UsageError, match=r"little:2011.*no export of such a wave"):
        scores_of(alone, "2012")
    codebook = CODEBOOK.replace("column: b,", 'column: b, by_wave: {"2011": absent},')
    lacking = study_folder(tmp_path / "lacking", codebook, WAVES)
    with pytest.raises(EstimationError, match="reference wave 2011 did not ask b"):
        scores_of(lacking, "2012")
