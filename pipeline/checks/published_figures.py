"""Published figures that the computed ones do not reproduce."""

from __future__ import annotations

from pipeline.checks.finding import Checked, Finding, drawn_key, finding


def figures_reproduced(checked: Checked) -> Finding:
    """Published figures that differ by more than half a point, and are not declared irreconcilable."""
    figures = checked.tables.load("benchmarks")
    differing = figures[figures["verdict"] == "differs"]
    keys = [
        drawn_key(item=row["item"], option=row["option"], column=row["banner_option"],
                  published=f"{row['published_share']:.1%}")
        for _, row in differing.iterrows()
    ]  # fmt: skip
    declared, lost = int((figures["verdict"] == "irreconcilable").sum()), int(figures["verdict"].isna().sum())
    hidden = f", {lost} cannot be compared with a share that is not shown" if lost else ""
    return finding(
        keys,
        clean=f"{len(figures) - declared - lost} published figures are reproduced; {declared} are declared irreconcilable"
        f"{hidden}",
        wrong=f"{{rows}} of {len(figures)} published figures are not reproduced within half a point",
    )
