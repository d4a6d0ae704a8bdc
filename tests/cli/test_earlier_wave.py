from pipeline.cli.earlier_wave import wave_before
from pipeline.codebook import load_study
from tests.twelve.study import twelve_in


def test_the_wave_before_is_the_newest_that_lies_before_it(tmp_path):
    folder = twelve_in(tmp_path / "data")
    study = load_study(folder.raw / "twelve")
    found = wave_before(study, folder, "2013")
    assert (found.wave.name, [file.name for file in found.files]) == ("2012", ["2012.csv"])
    assert found.published is None
    assert wave_before(study, folder, "2011") is None


def test_a_wave_that_is_published_is_taken_as_it_is(published):
    found = wave_before(load_study(published.raw / "twelve"), published, "2013")
    assert found.wave.name == "2012"
    assert len(found.published.load("rates")) > 0
