"""Which wave is the one before."""

from pipeline.codebook import load_study
from pipeline.flow.previous import previous_tables, waves_before
from pipeline.flow.wave_run import open_wave
from tests.twelve.study import HERE, twelve_in

STUDY = load_study(HERE / "codebook.yaml")


def test_waves_stand_in_the_order_of_the_codebook():
    assert waves_before(STUDY, "2012", ["2011", "2013", "_"]) == ["2011"]
    assert waves_before(STUDY, "2013", ["2012", "2011"]) == ["2011", "2012"]


def test_waves_that_the_codebook_does_not_name_stand_by_their_names():
    assert waves_before(STUDY, "2012", ["2010-pilot", "2013"]) == ["2010-pilot"]


def test_nothing_is_before_the_first_wave(tmp_path):
    assert previous_tables(open_wave(twelve_in(tmp_path), "twelve:2011")) is None
