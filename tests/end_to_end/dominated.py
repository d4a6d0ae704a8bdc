"""A study in which one firm has nearly all the money and one cell has three firms, with everything a codebook can ask."""

from pathlib import Path

import numpy as np
import pandas as pd

GIANT, GIANTS_MARGIN = 7_654_321_987_654, 8_765_432_198_765
FIRMS = {
    ("fin", "small"): 30, ("fin", "large"): 25, ("media", "small"): 28, ("media", "large"): 14,
    ("retail", "small"): 26, ("retail", "large"): 24, ("agri", "small"): 3, ("agri", "large"): 20,
}  # fmt: skip
CODEBOOK = """
study: firms
sample: probability
respondent_id: id
company_id: firm
weights: {firms: w}
targets: {size: {small: 0.6, large: 0.4}}
option_lists: {five: [["1", a], ["2", b], ["3", c], ["4", d], ["5", e]]}
items:
  sector: {column: sector, options: [[fin, Finance], [media, Media], [retail, Retail], [agri, Agriculture]]}
  size: {column: size, options: [[small, Small], [large, Large]]}
  revenue:
    column: revenue
    type: number
    unit: EUR
    bands: {revenue_class: [[low, Low, null, 110], [high, High, 110, null]]}
  uses: {column: uses, options: [["y", "Yes"], ["n", "No"]]}
  platforms: {columns: {fb: fb, tw: tw, yt: yt}, nets: {social: [fb, tw]}}
  q1: {column: q1, type: ordinal, options: five}
  q2: {column: q2, type: ordinal, options: five}
universes: {users: {uses: ["y"]}}
scores:
  integration: {items: [q1, q2], rescale: [0, 100], levels: [[low, Low, 0], [high, High, 50]]}
  wealth: {items: [revenue], method: sum}
outcomes: [revenue, q2, margin]
outcome_files: [{file: financials.csv, key: firm, columns: {margin: {unit: EUR, year: 2011}}}]
controls: [sector, size]
banners: [sector, size, [sector, size], uses]
"""


def firms(seed: int) -> pd.DataFrame:
    """170 firms with some 100 each, but for one of large media."""
    draws = np.random.default_rng(seed)
    cells = [cell for cell, many in FIRMS.items() for _ in range(many)]
    rows = pd.DataFrame(cells, columns=["sector", "size"])
    revenue = draws.integers(90, 130, len(rows))
    revenue[cells.index(("media", "large"))] = GIANT
    drawn = {name: draws.integers(1, 6, len(rows)) for name in ("q1", "q2")}
    drawn |= {name: draws.integers(0, 2, len(rows)) for name in ("fb", "tw", "yt")}
    return rows.assign(
        id=[f"R{at}" for at in range(len(rows))],
        firm=[f"F{at}" for at in range(len(rows))],
        w=np.where(rows["size"] == "small", 40.0, 12.5) + 3.25 * (rows["sector"] == "fin"),
        revenue=revenue,
        uses=draws.choice(["y", "n"], len(rows), p=[0.6, 0.4]),
        **drawn,
    )


def write_study(data: Path) -> dict[str, pd.DataFrame]:
    """Two waves below `data`/raw/firms; their rows."""
    folder = data / "raw" / "firms"
    folder.mkdir(parents=True)
    waves = {"2011": firms(1), "2012": firms(2)}
    for wave, rows in waves.items():
        rows.to_csv(folder / f"{wave}.csv", index=False)
    first = waves["2011"]
    margin = np.where(first["revenue"] == GIANT, GIANTS_MARGIN, 10 + np.arange(len(first)) % 80)
    pd.DataFrame({"firm": first["firm"], "margin": margin}).to_csv(folder / "financials.csv", index=False)
    (folder / "codebook.yaml").write_text(CODEBOOK.lstrip(), encoding="utf-8")
    return waves


def amounts(rows: pd.DataFrame) -> np.ndarray:
    """Sums, means and spreads of revenue over every group that the giant is in, with and without weights."""
    found = [float(GIANT), float(GIANTS_MARGIN)]
    for split in ([], ["sector"], ["size"], ["sector", "size"], ["uses"]):
        groups = [rows] if not split else [group for _, group in rows.groupby(split)]
        for group in (one for one in groups if one["revenue"].max() == GIANT):
            y = group["revenue"].to_numpy(float)
            for w in (np.ones(len(y)), group["w"].to_numpy(float)):
                found += [float(w @ y), float(w @ y / w.sum()), float(y.std(ddof=1))]
    return np.array(found)
