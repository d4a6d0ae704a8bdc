from dataclasses import replace

from pipeline.report.step_outcomes import step_pictures


def test_without_steps_as_a_banner_there_is_no_picture(view):
    assert step_pictures(view("twelve:2011")) == []


def test_with_steps_as_a_banner_there_is_one_an_outcome(view):
    wave = view("twelve:2011")
    by_step = wave.rates.assign(banner=wave.rates["banner"].replace("country", "integration"))
    made = replace(wave, rates=by_step, cells={})
    assert [one.id for one in step_pictures(made)] == ["2011-growth-by-integration"]
