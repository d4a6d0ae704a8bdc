"""When an asset is made again without being asked, and the one setting that turns it all off."""

import os

import dagster as dg

AUTOMATION = "SURVEY_AUTOMATION"  # "off" keeps sensors, schedules and conditions from starting by themselves


def is_automatic() -> bool:
    """Whether sensors, schedules and automation conditions run unless somebody stops them."""
    return os.environ.get(AUTOMATION, "on").strip().lower() not in ("off", "0", "false", "no")


def sensor_status() -> dg.DefaultSensorStatus:
    """Running, or stopped where automation is switched off."""
    return dg.DefaultSensorStatus.RUNNING if is_automatic() else dg.DefaultSensorStatus.STOPPED


def schedule_status() -> dg.DefaultScheduleStatus:
    """Running, or stopped where automation is switched off."""
    return dg.DefaultScheduleStatus.RUNNING if is_automatic() else dg.DefaultScheduleStatus.STOPPED


CHANGED = dg.AutomationCondition.any_deps_match(dg.AutomationCondition.data_version_changed())
QUIET = (
    ~dg.AutomationCondition.any_deps_in_progress()
    & ~dg.AutomationCondition.in_progress()
    & ~dg.AutomationCondition.execution_failed()
)

# A stage of a wave: what it reads has other bytes than before. Identical output wakes nothing; a stage that
# failed waits for somebody, or for the wave's files to change.
STAGE_CHANGED = (
    CHANGED.since_last_handled()
    & ~dg.AutomationCondition.any_deps_missing()
    & dg.AutomationCondition.all_deps_blocking_checks_passed()
    & QUIET
).with_label("what it reads has changed")

# Across waves: the same, but a wave that was never published (it failed) does not hold back the others.
ACROSS_CHANGED = (
    CHANGED.since_last_handled() & dg.AutomationCondition.all_deps_blocking_checks_passed() & QUIET
).with_label("a wave that it spans has changed")

# While a wave is overdue every export that arrives has the question asked again: it may be that wave.
ARRIVED_LATE = (
    dg.AutomationCondition.any_checks_match(dg.AutomationCondition.check_failed())
    & CHANGED.since_last_handled()
    & QUIET
).with_label("an export has arrived while a wave is overdue")

conditions = dg.AutomationConditionSensorDefinition(
    "conditions",
    target=dg.AssetSelection.all(),
    default_status=sensor_status(),
    minimum_interval_seconds=30,
    description="Makes again what reads a table that has changed.",
)
