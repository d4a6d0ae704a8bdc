import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pipeline.engine import Engine
from pipeline.frame.build import build_frame
from pipeline.tabulate.count import count_item
from pipeline.tabulate.one_pass import count_at_once
from tests.counted import counted

CODEBOOK = """
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [retail, Retail]]}
  owns: {column: owns, options: [["yes", "Yes"], ["no", "No"]]}
  half: {column: half, options: [["yes", "Yes"], ["no", "No"]]}
  uses: {columns: {fb: fb, tw: tw}, labels: {fb: Facebook, tw: Twitter}}
banners: [sector, uses, [sector, owns]]
universes: {owners: {owns: ["yes"]}}
weights: {wt: wt}
"""


@pytest.mark.parametrize("design", ["", "design: {strata: stratum, psu: cluster}\n"])
def test_one_scan_counts_what_a_statement_an_item_counts(design, tmp_path):
    """`half` has missing answers and is left to its own statement."""
    at = np.arange(60)
    rows = pd.DataFrame(
        {
            "sector": np.array(["fin", "media", "retail"])[at % 3],
            "owns": np.where(at % 7 < 3, "yes", "no"),
            "half": np.where(at % 2, "yes", ""),
            "fb": (at % 5 < 2).astype(int),
            "tw": (at % 4 < 1).astype(int),
            "wt": at % 6,
            "stratum": at % 2,
            "cluster": at // 5,
        }
    )
    found = counted(tmp_path, design + CODEBOOK, rows)
    wave = found.study.wave("2012")
    with tempfile.TemporaryDirectory() as scratch, Engine(spill=Path(scratch)) as engine:
        frame = build_frame(engine, found.study, wave, found.tables, Path(scratch))
        for weighting, at_once in count_at_once(engine, frame, frame.weightings).items():
            assert set(at_once) == {"owns", "uses"}
            for subject in (one for one in frame.subjects if one.name in at_once):
                alone, together = count_item(engine, frame, subject, weighting), at_once[subject.name]
                assert together.options == alone.options
                for name in ("n", "psus", "s", "m", "with_base", "positive", "kish"):
                    np.testing.assert_allclose(
                        getattr(together, name), getattr(alone, name), rtol=1e-12, atol=1e-9, err_msg=name
                    )
