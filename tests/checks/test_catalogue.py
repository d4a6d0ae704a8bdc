"""The catalogue: every table has a check, and a wrong number is never let through as a warning."""

from pipeline.checks.catalogue import ACROSS_WAVES, CHECKS, WITHOUT_A_FILE, checks_of
from pipeline.contract import STAGES, TABLES


def test_every_table_of_a_wave_has_its_contract_checked():
    checked = {check.table for check in CHECKS if check.name == "contract"}
    assert checked == {*TABLES} - {*WITHOUT_A_FILE, *ACROSS_WAVES}


def test_a_wave_that_is_right_is_clean_wherever_a_failure_would_stop_it(right):
    found = {(check.table, check.name): check.look(right) for check in CHECKS if check.is_blocking}
    assert [key for key, one in found.items() if not one.is_clean] == []


def test_what_is_wrong_blocks_and_what_is_worth_knowing_warns():
    blocking = {check.name for check in CHECKS if check.is_blocking}
    warning = {check.name for check in CHECKS if not check.is_blocking}
    assert blocking == {"contract", "counts_add_up", "mean_is_one", "shares_add_up"}
    assert warning == {"missing_share", "drift", "low_bases", "alpha", "reproduced"}


def test_each_check_belongs_to_one_stage():
    assert sorted(len(checks_of(stage)) for stage in STAGES)[-1] < len(CHECKS)
    assert sum(len(checks_of(stage)) for stage in STAGES) == len(CHECKS)
