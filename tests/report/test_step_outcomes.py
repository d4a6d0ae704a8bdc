from dataclasses import replace

from pipeline.report.step_outcomes import step_pictures
from pipeline.report.table_rows import of_frame


def test_without_steps_as_a_banner_there_is_no_picture(view):
    assert step_pictures(view("twelve:2011")) == []


def test_with_steps_as_a_banner_there_is_one_an_outcome(view):
    wave = view("twelve:2011")
    by_step = wave.rates.to_pandas()
    by_step["banner"] = by_step["banner"].replace("country", "integration")
    made = replace(wave, rates=of_frame(by_step), cells={})
    assert [one.id for one in step_pictures(made)] == ["2011-growth-by-integration"]
