"""Columns of the tables that are too thin to be read."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.finding import Checked, Finding, drawn_key, finding
from pipeline.checks.looking import checking_engine

HERE = Path(__file__).parent


def low_bases(checked: Checked) -> Finding:
    """Columns in which every item's base is low or suppressed."""
    engine = checking_engine(checked.tables)
    engine.view("rates", checked.tables.path("rates"))
    found = engine.run(HERE / "low_bases.sql")
    names = ["universe", "banner", "banner_option"]
    return finding(
        [drawn_key(**{str(name): row[name] for name in names}) for _, row in found.iterrows()],
        clean="every column has an item with 30 respondents or more",
        wrong="{rows} columns have under 30 respondents in every item: too thin to be read on their own",
    )
