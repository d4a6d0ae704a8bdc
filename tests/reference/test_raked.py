"""R's svymean after calibrate(calfun="raking"), by domains; made by raked.R."""

import numpy as np
import pandas as pd
import pytest

from pipeline.stats.rake import rake
from pipeline.stats.raked_ratio import RakingCells, raked_ratio, raked_ratio_by_psu
from tests.reference.values import reference
from tests.shared_data import shared_data

R = reference("raked")


def agrees(name, ratio):
    for position, part in enumerate(("all", "domain")):
        assert ratio.share[position] == pytest.approx(R[f"{name}_{part}.value"], rel=1e-9)
        assert ratio.variance[position] ** 0.5 == pytest.approx(R[f"{name}_{part}.se"], rel=1e-8)
        assert ratio.df[position] == R[f"{name}_{part}.df"]


def sums_by(frame, keys, values):
    """The sums of each of `values` by all combinations of `keys`, as an array."""
    shape = [frame[key].max() + 1 for key in keys]
    flat = np.ravel_multi_index([frame[key] for key in keys], shape)
    return [np.bincount(flat, weights=value, minlength=np.prod(shape)).reshape(shape) for value in values]


def test_strata_of_schools():
    frame = pd.read_csv(shared_data("complex-design/apistrat.csv"))
    frame["h"] = pd.factorize(frame["stype"])[0]
    frame["cell"] = (frame["comp.imp"] == "Yes") * 2 + (frame["sch.wide"] == "Yes") * 1
    margins = [[0, 0, 1, 1], [0, 1, 0, 1]]
    (cells,) = sums_by(frame, ["cell"], [frame["pw"]])
    raked = rake(cells, [(margins[0], [2000, 4194]), (margins[1], [1072, 5122])], tolerance=1e-13)
    w = frame["pw"] * raked.factors[frame["cell"]]
    y, bases = (frame["awards"] == "Yes") * 1.0, [w * 0 + 1.0, (frame["enroll"] > 500) * 1.0]
    by_cell = [sums_by(frame, ["h", "cell"], [w * d, w * d * y, w * w * d, w * w * d * y]) for d in bases]
    s0, s1, m00, m01 = (np.stack(parts, axis=-1) for parts in zip(*by_cell, strict=True))
    psus = np.bincount(frame["h"])
    ratio = raked_ratio(
        psus,
        psus / frame.groupby("h")["fpc"].first(),
        RakingCells(raked.factors, margins),
        tuple(sums_by(frame, ["h", "cell"], [w, w * w])),
        (s0, s1),
        (m00, m01, m01),
        np.stack([np.bincount(frame["h"], weights=d) for d in bases], axis=-1),
    )
    agrees("apistrat", ratio)


def test_clusters_of_people():
    frame = pd.read_csv(shared_data("complex-design/nhanes2.csv"))
    frame["j"] = frame.groupby(["stratid", "psuid"]).ngroup()
    frame["cell"] = (frame["region"] - 1) * 3 + frame["race"] - 1
    region, race = np.divmod(np.arange(12), 3)
    (cells,) = sums_by(frame, ["cell"], [frame["finalwgt"]])
    targets = [np.array([0.22, 0.26, 0.25, 0.27]), np.array([0.82, 0.15, 0.03])]
    pairs = [(margin, cells.sum() * target) for margin, target in zip((region, race), targets, strict=True)]
    raked = rake(cells, pairs, tolerance=1e-13, sweeps=1000)
    w, y = frame["finalwgt"] * raked.factors[frame["cell"]], frame["highbp"]
    bases = [w * 0 + 1.0, (frame["race"] == 2) * 1.0]
    by_cell = [sums_by(frame, ["j", "cell"], [w * d, w * d * y]) for d in bases]
    sums = tuple(np.stack(parts, axis=-1) for parts in zip(*by_cell, strict=True))
    stratum = pd.factorize(frame.groupby("j")["stratid"].first(), sort=True)[0]
    present = (sums[0].sum(axis=1) > 0) * 1.0
    psus = np.bincount(stratum)
    ratio = raked_ratio_by_psu(
        psus,
        psus * 0.0,
        RakingCells(raked.factors, [region, race]),
        stratum,
        sums_by(frame, ["j", "cell"], [w])[0],
        sums,
        np.stack([np.bincount(stratum, weights=present[:, k]) for k in (0, 1)], axis=-1),
    )
    agrees("nhanes", ratio)
