"""A sensor over data/raw: a file that arrives, changes or is put back becomes a run of its wave."""

import os

import dagster as dg

from assets.partitions import WAVES, data_folder
from pipeline.storage.arrival import decide, looks_at, memory_of
from pipeline.storage.discover import discover
from pipeline.storage.manifest import current_manifest

AUTOMATION = "SURVEY_AUTOMATION"  # "off" keeps sensors and schedules from starting by themselves
TICK_SECONDS = 15


def is_automatic() -> bool:
    """Whether sensors and schedules run unless somebody stops them."""
    return os.environ.get(AUTOMATION, "on").lower() != "off"


def sensor_status() -> dg.DefaultSensorStatus:
    """Running, or stopped where automation is switched off."""
    return dg.DefaultSensorStatus.RUNNING if is_automatic() else dg.DefaultSensorStatus.STOPPED


@dg.sensor(
    name="arrival",
    job_name="publish_wave",
    minimum_interval_seconds=TICK_SECONDS,
    default_status=sensor_status(),
    description="Looks into data/raw: a wave whose files hold still for two ticks and are new runs.",
)
def arrival(context: dg.SensorEvaluationContext):
    """Asks for partition and run together; says what it could not read instead of failing."""
    folder = data_folder()
    found = discover(folder.raw)
    decision = decide(memory_of(context.cursor), found, looks_at(found), current_manifest(folder).generations)
    keys = [request.key for request in decision.requests]
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=one.run_key, partition_key=one.key) for one in decision.requests],
        dynamic_partitions_requests=[WAVES.build_add_request(keys)] if keys else [],
        skip_reason=None if keys else "; ".join(decision.said) or "nothing new",
        cursor=decision.memory.to_json(),
    )
