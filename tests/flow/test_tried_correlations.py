from pipeline.flow.publication import publish
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.tried_correlations import tried_correlations
from pipeline.flow.wave_run import open_wave
from tests.twelve.study import worked_out_in


def test_each_correlation_has_the_published_one_beside_it(tmp_path):
    folder = worked_out_in(tmp_path, ("2011",))
    run = open_wave(folder, "twelve:2011")
    for stage in STAGES:
        run_stage(run, stage)
    publish([run])
    rows, places = tried_correlations(folder, "twelve", ["2011"], ["confidence=0.8"])
    # another level changes intervals and no estimate
    known = rows.dropna(subset=["estimate", "published_estimate"])
    assert len(known) > 0
    assert known["estimate"].tolist() == known["published_estimate"].tolist()
    assert (known["low"].dropna() > known["published_low"].dropna()).all()
    assert len(places) == 1
