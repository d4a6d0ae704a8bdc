"""Each outcome's distribution by step of integration, where the codebook has the steps as a banner."""

from __future__ import annotations

from pipeline.report.breakdowns import banner_picture
from pipeline.report.picture import Picture
from pipeline.report.table_rows import distinct, matching
from pipeline.report.topics import integration_items
from pipeline.report.wave_view import WaveView


def step_pictures(view: WaveView) -> list[Picture]:
    """A picture per outcome and integration item that is a banner; none where no banner has the steps."""
    present = set(distinct(matching(view.rates, item=view.study.outcomes), "item", "banner"))
    return [
        banner_picture(view, outcome, step)
        for step in integration_items(view)
        for outcome in view.study.outcomes
        if (outcome, step) in present
    ]
