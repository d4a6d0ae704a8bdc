from pipeline.flow.wave_run import open_wave
from pipeline.report.respondent_file import respondent_file


def test_only_the_kept_are_in_it_and_texts_not_published_are_not(published, view):
    run = open_wave(published, "twelve:2011")
    file = respondent_file(view("twelve:2011"), run.generation.tables.load)
    assert file.frame["respondent_id"].tolist() == [str(number) for number in range(1, 13)]
    assert "comment" not in file.frame
    assert file.weights == ("weight_firms", "weight_raked")
    assert [field.option for field in file.sets["platforms"]] == ["facebook", "twitter", "linkedin"]


def test_a_reconstruction_says_so_in_the_files_note(published, view):
    run = open_wave(published, "hostile:2011")
    file = respondent_file(view("hostile:2011"), run.generation.tables.load)
    assert file.note.startswith("RECONSTRUCTION: nobody answered")
