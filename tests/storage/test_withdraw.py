"""A withdrawn wave is gone from what is published, leaves a note, and comes back only when its inputs change."""

import pytest

from pipeline.errors import UsageError
from pipeline.flow.publication import publish, stage_across_waves
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.manifest import current_manifest
from pipeline.storage.pending import pending
from pipeline.storage.warehouse import table_part
from pipeline.storage.withdraw import withdraw_wave
from tests.twelve.study import worked_out_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = worked_out_in(tmp_path_factory.mktemp("withdraw"), ("2011", "2012"))
    runs = [open_wave(made, f"twelve:{wave}") for wave in ("2011", "2012")]
    for run in runs:
        for stage in STAGES:
            run_stage(run, stage)
    publish(runs)
    return made


def test_a_wave_that_is_not_published_cannot_be_withdrawn(folder):
    with pytest.raises(UsageError, match="twelve:2013"):
        withdraw_wave(folder, "twelve:2013", across=stage_across_waves)


def test_a_withdrawn_wave_is_gone_with_the_trends_it_was_part_of_and_its_files_stay(folder):
    before = current_manifest(folder)
    withdrawal = withdraw_wave(folder, "twelve:2012", across=stage_across_waves)
    after = current_manifest(folder)
    assert withdrawal.fingerprint == before.generations["twelve:2012"]
    assert "twelve:2012" not in after.generations
    assert set(after.withdrawn) == {"twelve:2012"}
    assert after.generations["twelve:_"] != before.generations["twelve:_"]
    assert not table_part(folder.current, "rates", "twelve", "2012").exists()
    assert table_part(folder.current, "rates", "twelve", "2011").exists()
    assert (folder.raw / "twelve" / "2012.csv").exists()


def test_a_run_does_not_bring_it_back_until_its_file_changes(folder):
    assert [wave.files.key for wave in pending(folder).waves] == []
    export = folder.raw / "twelve" / "2012.csv"
    export.write_text(export.read_text() + "\n")
    assert [wave.files.key for wave in pending(folder).waves] == ["twelve:2012"]
