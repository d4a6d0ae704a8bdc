"""A sensor over data/raw: a file that arrives, changes or is put back becomes a run of its wave."""

import dagster as dg

from assets.automation import sensor_status
from assets.left_over import fail_left_over
from assets.partitions import WAVES, data_folder
from pipeline.alerts.alert import Alert, Kind
from pipeline.alerts.deliver import deliver, receivers
from pipeline.storage.arrival import decide, looks_at, memory_of
from pipeline.storage.discover import Discovered, discover
from pipeline.storage.fingerprint import fingerprint
from pipeline.storage.manifest import Manifest, current_manifest
from pipeline.storage.pending import is_withdrawn

TICK_SECONDS = 15


@dg.sensor(
    name="arrival",
    job_name="publish_wave",
    minimum_interval_seconds=TICK_SECONDS,
    default_status=sensor_status(),
    description="Looks into data/raw: a wave whose files hold still for two ticks and are new runs.",
)
def arrival(context: dg.SensorEvaluationContext):
    """Asks for partition and run together; says what it could not read instead of failing."""
    fail_left_over(
        context.instance
    )  # else the queue would wait for them before it starts what is asked for here
    folder = data_folder()
    found = discover(folder.raw)
    decision = decide(
        memory_of(context.cursor), found, looks_at(found), known_waves(found, current_manifest(folder))
    )
    deliver([Alert(Kind.FILE_REFUSED, "data/raw", said) for said in decision.refused], receivers(folder))
    keys = [request.key for request in decision.requests]
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=one.run_key, partition_key=one.key) for one in decision.requests],
        dynamic_partitions_requests=[WAVES.build_add_request(keys)] if keys else [],
        skip_reason=None if keys else "; ".join(decision.said) or "nothing new",
        cursor=decision.memory.to_json(),
    )


def known_waves(found: Discovered, published: Manifest) -> dict[str, str]:
    """Fingerprints by wave of what is published; a withdrawn wave counts as known until its files change."""
    away = {wave.key: fingerprint(wave) for wave in found.waves if is_withdrawn(wave, published)}
    return {**published.generations, **away}
