import pyreadstat
import pytest

from pipeline.reconstruct.spss import Variable, spss_sav

VARIABLES = [
    Variable("Q1", "Do you?", values={1.0: "Yes", 2.0: "No", -99.0: "Refused"}, missing=(-99.0,)),
    Variable("Q2", "Why?"),
]


def made(tmp_path):
    content = spss_sav(
        VARIABLES, [[1.0, "é" * 200], [None, ""]], file_label="a label", date="05 Dec 11", time="09:00:00"
    )
    path = tmp_path / "made.sav"
    path.write_bytes(content)
    return content, path


def test_the_file_bears_the_given_date_not_the_clock(tmp_path):
    content, path = made(tmp_path)
    _, about = pyreadstat.read_sav(path)
    assert content[92:109] == b"05 Dec 1109:00:00"
    assert about.creation_time.isoformat() == "2011-12-05T09:00:00"
    assert made(tmp_path)[0] == content


def test_the_dictionary_is_read_back(tmp_path):
    rows, about = pyreadstat.read_sav(made(tmp_path)[1], user_missing=True)
    assert about.file_label == "a label"
    assert about.column_labels == ["Do you?", "Why?"]
    assert about.variable_value_labels == {"Q1": {1.0: "Yes", 2.0: "No", -99.0: "Refused"}}
    assert about.missing_ranges == {"Q1": [{"lo": -99.0, "hi": -99.0}]}
    assert rows["Q2"].tolist() == ["é" * 200, ""]
    assert rows["Q1"].isna().tolist() == [False, True]


def test_a_row_that_is_too_short_is_refused():
    with pytest.raises(ValueError, match="columns"):
        spss_sav(VARIABLES, [[1.0]], file_label="", date="05 Dec 11", time="09:00:00")
