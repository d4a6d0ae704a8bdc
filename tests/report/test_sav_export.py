"""The SPSS file read back by pyreadstat, and by R's haven where that is installed."""

import shutil
import subprocess

import pyreadstat
import pytest

from pipeline.flow.wave_run import open_wave
from pipeline.report.respondent_fields import Field
from pipeline.report.respondent_file import respondent_file
from pipeline.report.sav_export import coding_of, write_sav


@pytest.fixture(scope="module")
def written(published, view, tmp_path_factory):
    run = open_wave(published, "twelve:2011")
    to = tmp_path_factory.mktemp("sav") / "twelve.sav"
    write_sav(respondent_file(view("twelve:2011"), run.generation.tables.load), to)
    return to


def test_codes_labels_levels_and_missing_codes_are_in_place(written):
    frame, meta = pyreadstat.read_sav(written, user_missing=True)
    assert len(frame) == 12
    assert meta.variable_value_labels["strategy"] == {1.0: "Disagree", 2.0: "Neither", 3.0: "Agree"}
    assert meta.variable_measure["strategy"] == "ordinal"
    assert meta.original_variable_types["strategy"] == "F8.0"
    assert meta.column_names_to_labels["country"] == "In which country is your company?"
    assert (
        frame["platforms_facebook"].tolist().count(-97.0) == 4
    )  # three do not use social media, one was not asked that
    assert meta.variable_value_labels["platforms_facebook"][-97.0] == "not asked"


def test_missing_codes_are_declared_so_that_programs_leave_them_out(written):
    frame, _ = pyreadstat.read_sav(written)
    assert frame["platforms_facebook"].dropna().isin([0, 1]).all()


def test_the_weighted_share_of_the_file_is_the_published_one(written, view):
    frame, _ = pyreadstat.read_sav(written)
    asked = frame[frame["social"].notna()]
    wanted = {"item": "social", "option": "yes_", "banner": "total", "universe": "all", "weighting": "firms"}
    row = next(row for row in view("twelve:2011").rows["rates"] if wanted.items() <= row.items())
    counted = asked.loc[asked["social"] == 1, "weight_firms"].sum()
    assert counted == pytest.approx(row["weighted_count"], rel=1e-6)


def test_the_syntax_defines_each_multiple_response_set_and_the_weight(written):
    syntax = written.with_suffix(".sps").read_text(encoding="utf-8")
    assert "VARIABLES=platforms_facebook platforms_twitter platforms_linkedin\n  VALUE=1\n" in syntax
    assert syntax.startswith("\ufeff")
    assert max(len(line.encode()) for line in syntax.splitlines()) < 256
    assert syntax.endswith("WEIGHT BY weight_firms.\n")


def test_a_number_that_can_be_negative_keeps_no_codes_for_reasons():
    coding = coding_of(Field("growth", "", "number", "growth"), [-3.0, "missing:refused"])
    assert coding.missing == ()
    assert coding.values == {}


def test_haven_reads_the_same_labels_and_missing_values(written):
    if shutil.which("Rscript") is None:
        pytest.skip("R is not on this machine")
    read = f'd <- haven::read_sav("{written}", user_na = TRUE)'
    script = f'{read}; cat(nrow(d), sum(is.na(d$platforms_facebook)), attr(d$country, "label"), sep = "|")'
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    if "there is no package" in done.stderr:
        pytest.skip("R has no haven")
    assert done.stdout == "12|5|In which country is your company?", done.stderr  # four not asked, one blank
