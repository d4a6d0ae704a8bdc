"""Items that many did not answer although they were asked."""

from __future__ import annotations

from pathlib import Path

from pipeline.checks.finding import Checked, Finding, drawn_key, finding
from pipeline.checks.looking import checking_engine

HERE = Path(__file__).parent
MANY = 0.2  # of those asked


def missing_share(checked: Checked) -> Finding:
    """Items of which at least a fifth of those asked gave no answer, from the total's published rates."""
    engine = checking_engine(checked.tables)
    engine.view("rates", checked.tables.path("rates"))
    found = engine.run(HERE / "missing_share.sql", many=MANY)
    keys = [
        drawn_key(item=item, missing=f"{share:.0%}")
        for item, share in zip(found["item"], found["missing"], strict=True)
    ]
    return finding(
        keys,
        clean=f"under {MANY:.0%} of those asked are without an answer, whatever the item",
        wrong=f"{{rows}} items are without an answer of {MANY:.0%} or more of those asked",
    )
