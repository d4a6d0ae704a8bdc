from pipeline.codebook.model import Provenance, Sample, Wave
from pipeline.frame.flags import base_flags, is_suppressed, joined_flags, wave_flags


def flags_of(bases, always=()):
    return joined_flags(len(bases), base_flags(bases, is_suppressed(bases)), always)


def test_under_five_is_hidden_under_thirty_is_marked():
    assert flags_of([0, 4, 5, 29, 30]) == ["suppressed", "suppressed", "low_base", "low_base", ""]


def test_what_is_true_of_the_wave_stands_at_every_row():
    assert flags_of([4, 30], ["model_based", "reconstructed"]) == [
        "suppressed model_based reconstructed",
        "model_based reconstructed",
    ]


def test_a_flag_may_be_true_of_all_rows_or_none():
    assert joined_flags(2, [("boundary", True), ("lonely_psu", False)], ()) == ["boundary", "boundary"]


def test_intervals_of_a_sample_without_known_chances_rest_on_a_model():
    assert wave_flags(Wave("2012", sample=Sample.NONPROBABILITY)) == ("model_based",)
    assert wave_flags(Wave("2012", sample=Sample.PROBABILITY)) == ()


def test_a_reconstruction_says_so():
    assert wave_flags(Wave("2012", provenance=Provenance.RECONSTRUCTED)) == ("model_based", "reconstructed")
