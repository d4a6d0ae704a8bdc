"""A blocking finding throws away what was computed; a warning lets it through."""

import pytest

from pipeline.checks.catalogue import Check
from pipeline.checks.finding import Finding
from pipeline.errors import PublicationError
from pipeline.flow.findings import refuse, stage_findings
from pipeline.flow.stages import run_stage
from pipeline.flow.wave_run import open_wave
from tests.twelve.study import worked_out_in


@pytest.fixture
def run(tmp_path):
    one = open_wave(worked_out_in(tmp_path, ("2011",)), "twelve:2011")
    run_stage(one, "ingest")
    return one


def check(*, is_blocking: bool) -> Check:
    return Check("rates", "shares_add_up", is_blocking, lambda _: Finding(0, ""), "")


WRONG = Finding(2, "shares of 2 columns do not sum to 1", ("item=country", "item=sector"))


def test_a_stage_has_a_finding_for_each_check_of_its_tables(run):
    assert [(one.table, one.name, found.is_clean) for one, found in stage_findings(run, "ingest")] == [
        ("exports", "contract", True),
        ("export_columns", "contract", True),
        ("export_rows", "contract", True),
    ]


def test_a_blocking_finding_names_table_check_and_keys_and_leaves_nothing_staged(run):
    with pytest.raises(PublicationError, match="rates, shares_add_up: shares of 2 columns") as refused:
        refuse(run, ((check(is_blocking=True), WRONG),))
    assert "item=country; item=sector" in str(refused.value)
    assert not run.generation.staged(private=True).exists()


def test_a_warning_stops_nothing(run):
    refuse(run, ((check(is_blocking=False), WRONG), (check(is_blocking=True), Finding(0, "fine"))))
    assert run.generation.has(["exports"])
