"""What changed between two generations of a wave, and what of its inputs did."""

import pytest

from pipeline.errors import UsageError
from pipeline.flow.diff import diff_wave
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from tests.twelve.study import worked_out_in

KEY = "twelve:2011"


def published(folder):
    run = open_wave(folder, KEY)
    for stage in STAGES:
        run_stage(run, stage)
    publish([run])


@pytest.fixture
def folder(tmp_path):
    made = worked_out_in(tmp_path, ("2011",))
    published(made)
    return made


def test_the_first_generation_has_none_before_it(folder):
    assert diff_wave(folder, KEY) is None


def test_a_corrected_answer_changes_its_shares_and_no_others(folder):
    """Respondent 1 of 12 says growth is worse, not better: better 1/12 less, worse 1/12 more, unweighted."""
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace(",Better,9,", ",Worse,9,", 1))
    published(folder)
    found = diff_wave(folder, KEY)
    assert found.why == ("file 2011.csv",)
    rates = {change.key: change for change in found.changes if change.table == "rates"}
    assert {key.split(",")[0] for key in rates} == {"item=growth"}
    moved = {
        option: change.after - change.before
        for option in ("1", "3")
        for key, change in rates.items()
        if f"option={option}," in key and "universe=all, banner=total" in key and "weighting=none" in key
    }
    assert moved == pytest.approx({"1": 1 / 12, "3": -1 / 12})
    assert found.subtractable is None


def test_a_respondent_less_is_said_where_columns_are_hidden(folder):
    """Respondent 12, of no shown size, goes: the total of twelve is one of eleven."""
    export = folder.raw / "twelve" / "2011.csv"
    export.write_text(export.read_text().replace("12,L,done", "12,L,stopped", 1))
    published(folder)
    assert diff_wave(folder, KEY).subtractable.little_changed > 0


@pytest.mark.long
def test_a_changed_codebook_is_named_as_the_reason(folder):
    codebook = folder.raw / "twelve" / "codebook.yaml"
    codebook.write_text(codebook.read_text() + "\n# a remark\n")
    published(folder)
    found = diff_wave(folder, KEY)
    assert (found.why, found.changes) == (("file codebook.yaml",), ())


def test_a_wave_that_is_not_published_has_no_difference(folder):
    with pytest.raises(UsageError, match="twelve:1999"):
        diff_wave(folder, "twelve:1999")
