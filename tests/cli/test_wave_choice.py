"""Which waves a command line names."""

from pathlib import Path

import pytest

from pipeline.cli.wave_choice import chosen_waves, problems_of
from pipeline.errors import ExportError, UsageError
from pipeline.storage.discover import WaveFiles
from pipeline.storage.manifest import Manifest
from pipeline.storage.pending import Pending, PendingWave


@pytest.fixture
def raw(tmp_path):
    for study in ("one", "two", "empty", "broken"):
        (tmp_path / study).mkdir()
    return tmp_path


def state(raw: Path) -> Pending:
    waves = [PendingWave(WaveFiles("one", wave, (), raw, ()), "hash") for wave in ("1", "2")]
    problems = (f"{raw}/broken: there is no codebook.yaml", f"{raw}/one/a b.csv: not a name")
    return Pending(tuple(waves), ("two:1",), problems, Manifest())


def test_without_a_name_every_wave_is_meant(raw):
    assert chosen_waves(state(raw), raw, []) == ("one:1", "one:2", "two:1")


def test_a_study_means_its_waves_and_a_wave_itself_each_once(raw):
    assert chosen_waves(state(raw), raw, ["two", "one:2", "two:1"]) == ("one:2", "two:1")


@pytest.mark.parametrize(
    "name, said",
    [
        ("three", "no such study in .*; there is one, two"),
        ("one:9", "one has no wave '9'; there is 1, 2"),
        ("one:", "one has no wave ''"),
        ("", "no such study"),
        (":1", "no such study"),
    ],
)
def test_a_name_that_does_not_exist_is_wrong_use(raw, name, said):
    with pytest.raises(UsageError, match=said):
        chosen_waves(state(raw), raw, [name])


def test_a_study_without_a_wave_has_a_problem_and_is_no_wrong_use(raw):
    with pytest.raises(ExportError, match="there is no export in this folder"):
        chosen_waves(state(raw), raw, ["empty"])
    with pytest.raises(ExportError, match=r"there is no codebook\.yaml"):
        chosen_waves(state(raw), raw, ["broken"])


def test_problems_of_other_studies_are_not_those_of_the_named_one(raw):
    everything = state(raw).problems
    assert problems_of(state(raw), raw, []) == everything
    assert problems_of(state(raw), raw, ["one:2"]) == everything[1:]
    assert problems_of(state(raw), raw, ["two"]) == ()
