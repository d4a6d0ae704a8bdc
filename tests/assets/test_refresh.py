"""The full refresh asks for every wave that is not published as it is, and registers it."""

from datetime import datetime

import dagster as dg

from assets.refresh import full_refresh
from tests.twelve.study import twelve_in


def test_every_unpublished_wave_is_asked_for_and_registered(tmp_path, monkeypatch):
    twelve_in(tmp_path, ("2011", "2012"))
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    with dg.DagsterInstance.get() as instance:
        context = dg.build_schedule_context(instance, scheduled_execution_time=datetime(2014, 1, 5, 3))
        asked = full_refresh(context)
        assert [request.partition_key for request in asked] == ["twelve:2011", "twelve:2012"]
        assert instance.get_dynamic_partitions("waves") == ["twelve:2011", "twelve:2012"]


def test_where_nothing_changed_it_says_so(tmp_path, monkeypatch):
    (tmp_path / "raw").mkdir()
    monkeypatch.setenv("SURVEY_DATA", str(tmp_path))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    with dg.DagsterInstance.get() as instance:
        context = dg.build_schedule_context(instance, scheduled_execution_time=datetime(2014, 1, 5, 3))
        assert full_refresh(context).skip_message == "every wave is published as it is"
