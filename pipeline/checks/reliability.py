"""Reflective scores whose items hang together too loosely."""

from __future__ import annotations

from pipeline.checks.finding import Checked, Finding, drawn_key, finding

ENOUGH = 0.7


def scores_reliable(checked: Checked) -> Finding:
    """Reflective scores with an alpha under 0.7; a formative score owes none."""
    reflective = {score.name for score in checked.study.scores if score.measurement == "reflective"}
    rows = checked.tables.load("reliability")
    alphas = rows[(rows["measure"] == "alpha") & rows["score"].isin(reflective)]
    low = alphas[alphas["estimate"] < ENOUGH]
    return finding(
        [drawn_key(score=row["score"], alpha=f"{row['estimate']:.2f}") for _, row in low.iterrows()],
        clean=f"every reflective score has an alpha of {ENOUGH} or more",
        wrong=f"{{rows}} reflective scores have an alpha under {ENOUGH}",
    )
