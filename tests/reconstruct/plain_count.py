"""Counts over a raw export in plain pandas, apart from the pipeline: what its numbers are held against."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import yaml

from pipeline.reconstruct.quotas import rounds_to

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
Rule = Callable[[pd.DataFrame], pd.Series]  # the raw rows in, True for those that the rule excludes


def published_figures(study: str, wave: str) -> list[dict]:
    """The figures of one wave as the codebook lists them, those declared irreconcilable left out."""
    book = yaml.safe_load((RAW / study / "codebook.yaml").read_text(encoding="utf-8"))
    return [row for row in book["published"] if row["wave"] == wave and "irreconcilable" not in row]


def kept(rows: pd.DataFrame, rules: Mapping[str, Rule], *, forget: str = "") -> pd.DataFrame:
    """The rows that no rule excludes, one rule forgotten."""
    excluded = pd.Series(False, index=rows.index)
    for name, rule in rules.items():
        if name != forget:
            excluded |= rule(rows)
    return rows[~excluded]


def broken_figures(
    rows: pd.DataFrame, figures: list[dict], selects: Callable[[pd.DataFrame, str, str], pd.Series]
) -> list[str]:
    """The figures that these rows do not show at their published rounding, base all respondents."""
    return [
        f"{figure['item']}:{figure['option']} {figure.get('banner', '')}"
        for figure in figures
        if not _shows(rows, figure, selects)
    ]


def _shows(rows: pd.DataFrame, figure: dict, selects: Callable[[pd.DataFrame, str, str], pd.Series]) -> bool:
    for item, option in figure.get("banner", {}).items():
        rows = rows[selects(rows, item, option)]
    count = int(selects(rows, figure["item"], figure["option"]).sum())
    return rounds_to(round(figure["share"] * 100), count=count, base=len(rows))
