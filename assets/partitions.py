"""The waves as dynamic partitions: keys are `study:wave`."""

import os
import re

import dagster as dg

from pipeline.errors import SurveyError
from pipeline.flow.wave_run import WaveRun, open_wave
from pipeline.storage.folder import DataFolder

BACKFILL = dg.BackfillPolicy.multi_run(max_partitions_per_run=1)  # a broken wave keeps no other from its run
WAVES = dg.DynamicPartitionsDefinition(name="waves")
KEY = re.compile(r"[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9.-]*")


def data_folder() -> DataFolder:
    """The folder that the `survey` command or the environment chose."""
    return DataFolder.chosen(os.environ.get("SURVEY_DATA"))


def wave_of(context: dg.AssetExecutionContext) -> WaveRun:
    """The wave that a run is for. A key typed by hand may be anything."""
    key = context.partition_key
    if not KEY.fullmatch(key):
        raise dg.Failure(
            f"{key!r} is no wave: a partition is named study:wave, as in kpmg-social:2012",
            allow_retries=False,
        )
    with survey_failures():
        return open_wave(data_folder(), key)


class survey_failures:  # noqa: N801 - reads as a with-statement
    """Turns the project's own errors into a failure that shows their message and is not retried."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, SurveyError):
            raise dg.Failure(str(error), allow_retries=False) from error
