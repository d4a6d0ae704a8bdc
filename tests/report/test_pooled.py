from math import nan

from pipeline.report.pooled import pooled_pictures

KEY = {"study": "_", "wave": "_", "family": "i × g", "score": "i", "outcome": "g", "method": "spearman"}
EFFECT = KEY | {
    "effect": "a:2011",
    "estimate": 0.3,
    "low": 0.1,
    "high": 0.5,
    "variance": 0.01,
    "weight": 0.5,
    "estimate_without": 0.2,
    "unweighted_base": 103,
    "is_pooled": True,
    "evidence": "observed",
    "source": "",
    "flag": "",
    "note": "",
}
TOGETHER = KEY | {
    "estimate": 0.25,
    "low": 0.1,
    "high": 0.4,
    "prediction_low": nan,
    "prediction_high": nan,
    "i2": 20.0,
    "studies": 2,
    "egger_p_value": nan,
}
MADE = EFFECT | {"effect": "b:2011", "is_pooled": False, "flag": "reconstructed", "weight": nan}


def test_the_pooled_effect_is_a_diamond_below_its_members():
    (picture,) = pooled_pictures([EFFECT, EFFECT | {"effect": "a:2012"}], [TOGETHER])
    (trace,) = picture.figure["data"]
    assert (trace["x"], trace["marker"]["symbol"][-1]) == ([0.3, 0.3, 0.25], "diamond")
    assert picture.note == (
        "Together 0.25 (0.10 to 0.40) from 2 effects; 20% of the variance is between effects (I²)."
    )


def test_where_a_further_study_is_to_be_expected_stands_beneath():
    foreseen = TOGETHER | {"prediction_low": -0.1, "prediction_high": 0.6}
    (picture,) = pooled_pictures([EFFECT], [foreseen])
    assert "A further study" in picture.figure["layout"]["yaxis"]["ticktext"][-1]
    assert "expected from −0.10 to 0.60" in picture.note


def test_a_reconstruction_is_hollow_stamped_and_never_pooled():
    (picture,) = pooled_pictures([MADE], [TOGETHER | {"estimate": nan}])
    assert picture.note.startswith("Nothing is pooled: every effect is of a reconstruction")
    assert "Reconstruction" in picture.figure["layout"]["title"]["text"]
    assert picture.figure["data"][0]["marker"]["color"] == "@paper"


def test_without_an_estimate_there_is_nothing_to_draw():
    assert pooled_pictures([EFFECT | {"estimate": nan}], []) == []
