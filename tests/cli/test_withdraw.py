"""`survey withdraw` says what it did, and what is not there."""

from pipeline.cli.main import main
from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from tests.twelve.study import worked_out_in


def test_a_wave_is_withdrawn_and_the_second_time_there_is_none(tmp_path, capsys):
    folder = worked_out_in(tmp_path, ("2011",))
    run = open_wave(folder, "twelve:2011")
    for stage in STAGES:
        run_stage(run, stage)
    publish([run])
    assert main(["--data", str(tmp_path), "withdraw", "twelve:2011"]) == 0
    assert f"twelve:2011: withdrawn; it was published as {run.hash}." in capsys.readouterr().out
    assert main(["--data", str(tmp_path), "withdraw", "twelve:2011"]) == 2
    assert "no such wave is published; there is none" in capsys.readouterr().err
