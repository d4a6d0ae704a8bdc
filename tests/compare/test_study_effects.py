import pandas as pd
import pytest

from pipeline.codebook import load_study
from pipeline.compare.study_effects import study_effects
from tests.correlate.wave_of import stages_of, study_folder

CODEBOOK = """\
items: {x: {column: x, type: number}, y: {column: y, type: number}}
scores: {s: {items: [x]}}
outcomes: [y]
published_correlations:
  - {score: s, outcome: y, r: 0.25, respondents: 103, source: Somebody 2014}
"""


def test_waves_and_what_was_published_stand_together(tmp_path):
    rows = pd.DataFrame({"x": range(20), "y": [value * 7 % 11 for value in range(20)]})
    folder = study_folder(tmp_path, CODEBOOK, {"2011": rows})
    found = study_effects(load_study(folder.raw / "little"), {"2011": stages_of(folder, "2011")})
    assert found.groupby("method")["member"].apply(list).to_dict() == {
        "pearson": ["2011", "published 1"],
        "spearman": ["2011"],
    }
    wave, published = (found[found["member"] == name].iloc[0] for name in ("2011", "published 1"))
    assert wave["variance"] == pytest.approx(1 / 17)
    assert (published["estimate"], published["source"]) == (0.25, "Somebody 2014")
    assert published["variance"] == pytest.approx(1 / 100)
