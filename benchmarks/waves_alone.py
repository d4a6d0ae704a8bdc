"""The pipeline's own functions over every wave of a data folder, without Dagster; prints seconds after the imports.

`python -m benchmarks.waves_alone FOLDER` publishes wave after wave, as their runs would.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def measure(folder: Path) -> dict[str, float]:
    """Seconds of the imports, and of the waves after them."""
    began = time.perf_counter()
    from pipeline.engine.process_settings import settle_process
    from pipeline.flow.loading import load_all
    from pipeline.flow.publication import publish
    from pipeline.flow.stages import STAGES, run_stage
    from pipeline.flow.wave_run import open_wave
    from pipeline.storage.discover import discover
    from pipeline.storage.folder import DataFolder

    load_all()
    settle_process()  # as every process of ours that runs waves
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
