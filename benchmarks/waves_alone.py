"""The pipeline's own functions over every wave of a data folder, without Dagster; prints seconds after the imports.

`python -m benchmarks.waves_alone FOLDER` publishes wave after wave, as their runs would.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path

STAGES_MODULES = (
    "pipeline.ingest.wave", "pipeline.normalize.wave", "pipeline.score.wave", "pipeline.weight.wave",
    "pipeline.tabulate.wave", "pipeline.correlate.wave", "pipeline.compare.wave", "pipeline.compare.across",
    "pipeline.report.pages", "pipeline.report.studies_index", "pipeline.flow.publication",
)  # fmt: skip


def measure(folder: Path) -> dict[str, float]:
    """Seconds of the imports, and of the waves after them."""
    began = time.perf_counter()
    for name in STAGES_MODULES:
        import_module(name)
    from pipeline.flow.publication import publish
    from pipeline.flow.stages import STAGES, run_stage
    from pipeline.flow.wave_run import open_wave
    from pipeline.storage.discover import discover
    from pipeline.storage.folder import DataFolder

    imported = time.perf_counter()
    data = DataFolder(folder)
    for wave in discover(data.raw).waves:
        run = open_wave(data, wave.key)
        for stage in STAGES:
            run_stage(run, stage)
        publish([run])
    return {"imports": imported - began, "own": time.perf_counter() - imported}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
