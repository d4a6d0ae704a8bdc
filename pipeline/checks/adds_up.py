"""Counts that must add up: respondents, shares and weights."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.finding import Checked, Finding, drawn_key, finding
from pipeline.checks.looking import checking_engine

HERE = Path(__file__).parent


def respondents_add_up(checked: Checked) -> Finding:
    """Rows of the export = respondents kept + respondents excluded for a reason = rows of the responses."""
    engine = checking_engine(checked.tables)
    for relation in ("exports", "export_rows", "respondents", "responses"):
        engine.view(relation, checked.tables.path(relation))
    counts = engine.run(HERE / "respondents.sql").iloc[0]
    listed = int(counts["listed"])
    wrong = [
        drawn_key(**{str(name): int(counts[name])})
        for name in ("exported", "read", "responded")
        if int(counts[name]) != listed
    ]
    if counts["unexplained"]:
        wrong.append(drawn_key(unexplained=int(counts["unexplained"])))
    return finding(
        wrong,
        clean=f"{listed:,} rows in = {int(counts['kept']):,} kept + {listed - int(counts['kept']):,} excluded",
        wrong=f"{{rows}} counts are not the {listed:,} respondents that are listed, kept or excluded for a reason",
    )


def shares_add_up(checked: Checked) -> Finding:
    """Shares of a single-response item sum to 1 over its options, reasons included; counts lie in their base."""
    engine = checking_engine(checked.tables)
    engine.view("rates", checked.tables.path("rates"))
    engine.view("items", checked.tables.path("items"))
    found = engine.run(HERE / "shares.sql")
    names = ["item", "universe", "banner", "banner_option", "weighting"]
    keys = [drawn_key(**{str(name): row[name] for name in names}) for _, row in found.iterrows()]
    return finding(
        keys,
        clean="shares of every single-response item sum to 1; every count lies in its base",
        wrong="shares of {rows} columns of single-response items do not sum to 1, or a count is above its base",
    )


def weights_average_one(checked: Checked) -> Finding:
    """Each weight has mean 1 over the kept respondents, all of whom have it, and none is negative."""
    engine = checking_engine(checked.tables)
    engine.view("weights", checked.tables.path("weights"))
    engine.view("respondents", checked.tables.path("respondents"))
    found = engine.run(HERE / "weights.sql")
    return finding(
        [drawn_key(weighting=name) for name in found["weighting"]],
        clean="every weight has mean 1 over all kept respondents",
        wrong="{rows} weights do not have mean 1 over all kept respondents, or are negative somewhere",
    )
