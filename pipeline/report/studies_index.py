"""The index over studies, from what each study's report says of itself, and the page of their effects together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.engine import Tables
from pipeline.report.page_script import content_policy, plotly_script, report_script
from pipeline.report.pages import SUMMARY, TEMPLATES, environment
from pipeline.report.picture import Picture
from pipeline.report.pooled import pooled_pictures
from pipeline.report.site_content import shared_content
from pipeline.report.table_rows import records

EFFECTS = "effects.html"


def write_studies_index(reports: Iterable[Path], across: Tables, to: Path) -> None:
    """Writes `index.html`, and `effects.html` where studies have effects, into the folder `to`.

    `reports` are the folders of the studies' reports; one without a summary is left out: its study has none.
    """
    summaries = [folder / SUMMARY for folder in reports]
    studies = [json.loads(path.read_text(encoding="utf-8")) for path in summaries if path.is_file()]
    effects = records(across.columns("pooled_effects"))
    pictures = pooled_pictures(effects, records(across.columns("pooled")))
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    page = (
        environment()
        .get_template("index.html")
        .render(
            studies=sorted(studies, key=lambda one: one["study"]),
            any_reconstructed=any(one["is_reconstructed"] for one in studies),
            has_effects=bool(pictures),
            style=style,
        )
    )
    to.mkdir(parents=True, exist_ok=True)
    (to / "index.html").write_text(page, encoding="utf-8")
    if pictures:
        is_made = any("reconstructed" in row["flag"] for row in effects)
        (to / EFFECTS).write_text(_effects_page(pictures, style, is_reconstructed=is_made), encoding="utf-8")


def _effects_page(pictures: Sequence[Picture], style: str, *, is_reconstructed: bool) -> str:
    return (
        environment()
        .get_template("effects.html")
        .render(
            pictures=pictures,
            is_reconstructed=is_reconstructed,
            site=shared_content("all-studies"),
            style=style,
            policy=content_policy(),
            plotly=plotly_script(),
            script=report_script(),
        )
    )
