"""A wave is overdue the day after it was expected, until its export is there."""

from datetime import date

import pytest

from pipeline.alerts.overdue import Overdue, overdue
from pipeline.storage.folder import DataFolder
from tests.twelve.study import twelve_in

ON_TIME, LATE = date(2014, 6, 30), date(2014, 7, 2)


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    made = twelve_in(tmp_path)
    codebook = made.raw / "twelve" / "codebook.yaml"
    text = codebook.read_text().replace(
        "waves:\n", 'waves:\n  "2014": {label: {en: Spring 2014}, expected_on: "2014-06-30"}\n', 1
    )
    codebook.write_text(text)
    return made


def test_a_wave_is_overdue_after_its_day_and_not_on_it(folder):
    assert overdue(folder, ON_TIME) == ()
    assert overdue(folder, LATE) == (Overdue("twelve:2014", ON_TIME, 2),)


def test_a_wave_that_came_late_is_no_longer_overdue(folder):
    (folder.raw / "twelve" / "2014.csv").write_text("Id\n1\n")
    assert overdue(folder, LATE) == ()


def test_a_codebook_that_cannot_be_read_hides_no_other_study(folder):
    broken = folder.raw / "broken"
    broken.mkdir()
    (broken / "codebook.yaml").write_text("study: [\n")
    assert [wave.key for wave in overdue(folder, LATE)] == ["twelve:2014"]
