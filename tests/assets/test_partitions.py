"""Keys of partitions: what a sensor makes and what a person types."""

import dagster as dg
import pytest

from assets.definitions import defs
from assets.partitions import KEY, survey_failures
from pipeline.errors import SurveyError


@pytest.mark.parametrize("key", ["kpmg-social:2012", "a:2012.1", "9lives:Spring-2012"])
def test_study_and_wave_make_a_key(key):
    assert KEY.fullmatch(key)


@pytest.mark.parametrize(
    "key", ["", "a|b", "2012", "Study:2012", "a:", ":2012", "a:../b", "a:b:c", "a:.hidden"]
)
def test_what_is_typed_by_hand_may_be_no_key(key):
    assert not KEY.fullmatch(key)


@pytest.mark.parametrize(
    "key, said",
    [
        ("a|b", "is no wave: a partition is named study:wave, as in kpmg-social:2012"),
        ("x:1", "there is no such study in "),
        ("twelve:1999", "there are 2011, 2012. Name another, or put its file there."),
    ],
)
def test_a_key_typed_in_the_ui_fails_in_words_and_keeps_nothing_from_being_published(
    key, said, instance, public_bytes, publish
):
    before = public_bytes()
    instance.add_dynamic_partitions("waves", [key])
    job = defs.resolve_job_def("publish_wave")
    result = job.execute_in_process(partition_key=key, instance=instance, raise_on_error=False)
    failure = next(event for event in result.all_events if event.is_step_failure)
    assert said in failure.step_failure_data.user_failure_data.description
    assert public_bytes() == before
    assert publish("2012") == [""]
    assert public_bytes() == before


def test_a_problem_of_the_data_is_a_failure_in_its_own_words():
    with pytest.raises(dg.Failure, match="no such column") as failed, survey_failures():
        raise SurveyError("no such column")
    assert failed.value.allow_retries is False
