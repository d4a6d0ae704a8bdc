"""A study of 100 items, 6 banners and 3 waves with 400 made-up respondents each, through all its stages."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.codebook import load_study
from pipeline.codebook.model import Study
from pipeline.compare.across import compare_waves
from pipeline.engine import Tables
from pipeline.flow.stages import STAGES, run_stage
from pipeline.flow.wave_run import open_wave
from pipeline.storage.folder import DataFolder
from pipeline.storage.generation import Generation

STUDY, WAVES, RESPONDENTS = "hundred", ("2010", "2011", "2012"), 400
BANNERS, YES_NO, AGREE = 6, 54, 40  # items: 100
HEAD = """study: hundred
title: A hundred items
provenance: respondents
population: nobody
sample: nonprobability
source: random numbers
option_lists:
  agree5: [["1", Not at all], ["2", Little], ["3", So-so], ["4", Much], ["5", Fully]]
  yes_no: [["1", "Yes"], ["2", "No"]]
  class4: [[a, First], [b, Second], [c, Third], [d, Fourth]]
"""


def write_study(folder: DataFolder) -> None:
    """The codebook and the exports, the same numbers every time."""
    names = {f"b{at}": "class4" for at in range(BANNERS)}
    names |= {f"y{at}": "yes_no" for at in range(YES_NO)} | {f"s{at}": "agree5" for at in range(AGREE)}
    items = "".join(
        f"  {name}: {{column: {name}, question: Question {name}, options: {options}"
        f"{', type: ordinal' if options == 'agree5' else ''}}}\n"
        for name, options in names.items()
    )
    scores = "scores: {integration: {items: [s0, s1, s2, s3, s4]}}\noutcomes: [s10, s11]\n"
    raw = folder.raw / STUDY
    raw.mkdir(parents=True)
    (raw / "codebook.yaml").write_text(
        f"{HEAD}items:\n{items}{scores}banners: [{', '.join(list(names)[:BANNERS])}]\n", encoding="utf-8"
    )
    draw = np.random.default_rng(1)
    codes = {"class4": list("abcd"), "yes_no": ["1", "2"], "agree5": list("12345")}
    for wave in WAVES:
        columns = [draw.choice(codes[options], RESPONDENTS) for options in names.values()]
        lines = [",".join(names), *(",".join(row) for row in zip(*columns, strict=True))]
        (raw / f"{wave}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def staged(folder: DataFolder) -> tuple[Study, dict[str, Tables], Tables]:
    """The study, the tables of its waves, and those that span them."""
    tables = {}
    for wave in WAVES:
        run = open_wave(folder, f"{STUDY}:{wave}")
        for stage in STAGES:
            run_stage(run, stage)
        tables[wave] = run.generation.tables
    study = load_study(Path(folder.raw / STUDY / "codebook.yaml"))
    spanning = Generation(folder, STUDY, "_", "0").tables
    compare_waves(study, tables, spanning)
    return study, tables, spanning
