"""The report of a study: one static page that needs no network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from pipeline.codebook.model import Provenance, Study
from pipeline.engine import Tables

TEMPLATES = Path(__file__).with_name("templates")
HEADLINE_UNIVERSE, TOTAL = "all", "total"


def write_study_report(study: Study, waves: Mapping[str, Tables], spanning: Tables, to: Path) -> None:
    """Writes `index.html` into the folder `to`: every wave's rates, correlations and published figures."""
    from jinja2 import Environment, FileSystemLoader

    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    environment.filters["percent"] = lambda share: "–" if pd.isna(share) else f"{share:.0%}"
    environment.filters["number"] = lambda value: "–" if pd.isna(value) else f"{value:.2f}"
    environment.filters["whole"] = lambda value: "–" if pd.isna(value) else f"{int(value):,}"
    page = environment.get_template("study.html").render(
        study=study,
        is_reconstructed=any(study.wave(wave).provenance is Provenance.RECONSTRUCTED for wave in waves),
        waves=[_wave(study, wave, tables) for wave, tables in waves.items()],
        trends=_records(spanning.load("trends")),
    )
    to.mkdir(parents=True, exist_ok=True)
    (to / "index.html").write_text(page, encoding="utf-8")


def _wave(study: Study, wave: str, tables: Tables) -> dict[str, object]:
    rates, correlations = tables.load("rates"), tables.load("correlations")
    headline = headline_weighting(rates)
    totals = rates[(rates["universe"] == HEADLINE_UNIVERSE) & (rates["weighting"] == headline)]
    items = [
        {"label": label or item, "rows": _records(rows[rows["banner"] == TOTAL])}
        for (_, item, label), rows in totals.groupby(["item_order", "item", "item_label"], sort=True)
    ]
    everybody = correlations[(correlations["banner"] == TOTAL) & (correlations["weighting"] == headline)]
    return {
        "name": wave,
        "label": str(study.wave(wave).label) or wave,
        "items": items,
        "weighting": headline,
        "correlations": _records(everybody[everybody["universe"] == HEADLINE_UNIVERSE]),
        "benchmarks": _records(tables.load("benchmarks")),
    }


def headline_weighting(rates: pd.DataFrame) -> str:
    """The first weighting of a wave's rates: the first named weight, or none."""
    names = [name for name in rates["weighting"].unique() if name != "none"]
    return names[0] if names else "none"


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return frame.to_dict("records")  # type: ignore[return-value]
