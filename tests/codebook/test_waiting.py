import pytest

from pipeline.codebook import load_study, without_codes
from pipeline.errors import CodebookError

WAITING = "items: {other: {column: Q5, type: text, codes: other.csv}}\n"


def test_a_file_of_codes_that_is_not_there_yet_is_named_with_the_command_that_writes_it(folder, read):
    study = read(WAITING)
    (line,) = without_codes(study)
    assert line.removeprefix(study.path).startswith(":2: items.other.codes: found the file other.csv, which")
    assert "`survey codes drawn` writes it" in line
    with pytest.raises(CodebookError, match="survey codes drawn"):
        load_study(folder)


def test_a_file_that_is_there_is_no_complaint(folder, read):
    (folder / "other.csv").write_text("text,code\n")
    assert without_codes(read(WAITING)) == ()
