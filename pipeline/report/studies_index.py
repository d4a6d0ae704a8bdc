"""The index over studies: one static page from what each study's report says of itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.report.pages import SUMMARY, TEMPLATES, environment


def write_studies_index(reports: Iterable[Path], to: Path) -> None:
    """Writes `index.html` into the folder `to`. `reports` are the folders of the studies' reports.

    A folder without a summary is left out: its study has no report.
    """
    summaries = [folder / SUMMARY for folder in reports]
    studies = [json.loads(path.read_text(encoding="utf-8")) for path in summaries if path.is_file()]
    page = (
        environment()
        .get_template("index.html")
        .render(
            studies=sorted(studies, key=lambda one: one["study"]),
            any_reconstructed=any(one["is_reconstructed"] for one in studies),
            style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
        )
    )
    to.mkdir(parents=True, exist_ok=True)
    (to / "index.html").write_text(page, encoding="utf-8")
