import pytest

from pipeline.draft import drafted_codebook
from pipeline.errors import ExportError
from tests.draft.drawn_profiles import exported


def test_a_wave_becomes_a_codebook_with_the_name_of_the_study(tmp_path):
    text = drafted_codebook({"2012": [exported(tmp_path, "id,q\n1,a\n2,a\n3,a\n4,b\n")]}, study="made-up")
    assert 'study: "made-up"' in text
    assert "# Drafted from 2012.csv: 4 respondents, read as delimited." in text


def test_an_export_without_a_question_is_refused(tmp_path):
    with pytest.raises(ExportError, match="nothing to draft"):
        drafted_codebook({"2012": [exported(tmp_path, "id\n1\n2\n")]}, study="made-up")


def test_what_is_no_export_is_refused(tmp_path):
    with pytest.raises(ExportError, match="empty"):
        drafted_codebook({"2012": [exported(tmp_path, "")]}, study="made-up")
