from pipeline.cli.earlier_wave import wave_before
from pipeline.codebook import load_study
from tests.twelve.study import twelve_in


def test_the_wave_before_is_the_newest_that_lies_before_it(tmp_path):
    folder = twelve_in(tmp_path / "data").raw / "twelve"
    study = load_study(folder)
    wave, files = wave_before(study, folder, "2013")
    assert (wave.name, [file.name for file in files]) == ("2012", ["2012.csv"])
    assert wave_before(study, folder, "2011") is None
