"""The report of a study: one static page that needs no network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.codebook.model import Study
from pipeline.engine import Tables
from pipeline.report.across_waves import AcrossWaves, across_waves, change_tables, effect_pictures
from pipeline.report.changes import benchmark_picture, change_pictures
from pipeline.report.citations import cited
from pipeline.report.findings import Finding, findings
from pipeline.report.findings_table import findings_table
from pipeline.report.methods import ESTIMATION, disclosure
from pipeline.report.outcomes import correlation_pictures, group_pictures, specification_pictures
from pipeline.report.page_script import content_policy, plotly_script, report_script
from pipeline.report.paragraph import methods_paragraph, methods_text
from pipeline.report.published_tables import ADOPTION, OUTCOMES, QUALITY, wave_tables
from pipeline.report.quality import quality_grids
from pipeline.report.sections import adoption_blocks, integration_blocks
from pipeline.report.site_content import site_content
from pipeline.report.standing import wave_standing
from pipeline.report.step_outcomes import step_pictures
from pipeline.report.topline import topline
from pipeline.report.wave_view import WaveView, open_wave_view
from pipeline.report.wording import report_language
from pipeline.report.words import whole

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")
METHODS = "methods.txt"  # to paste into a paper, the latest wave first
SUMMARY = "summary.json"  # what the index over studies reads


def write_study_report(study: Study, waves: Mapping[str, Tables], spanning: Tables, to: Path) -> None:
    """Writes `index.html`, `methods.txt`, and `summary.json` for the index over studies, into the folder `to`."""
    views = [open_wave_view(study, wave, waves[wave]) for wave in reversed(wave_order(study, waves))]
    across = across_waves(views[0], spanning)
    found = findings(views[0], across.trends)
    page = environment().get_template("study.html").render(_content(study, views, across, found))
    to.mkdir(parents=True, exist_ok=True)
    (to / "index.html").write_text(page, encoding="utf-8")
    (to / METHODS).write_text("\n\n".join(map(methods_text, views)), encoding="utf-8")
    (to / SUMMARY).write_text(json.dumps(_summary(study, views, found)), encoding="utf-8")


def wave_order(study: Study, waves: Mapping[str, object]) -> list[str]:
    """Waves in the codebook's order, those it does not name after them in the order of their names."""
    named = [wave.name for wave in study.waves]
    return sorted(waves, key=lambda wave: (named.index(wave) if wave in named else len(named), wave))


@cache
def environment() -> Environment:
    """Jinja2 with escaping: no label can become markup."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    from pipeline.report.picture import to_json

    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["json"] = lambda content: Markup(to_json(content))
    made.filters["whole"] = whole
    return made


def _content(
    study: Study, views: list[WaveView], across: AcrossWaves, found: list[Finding]
) -> dict[str, object]:
    toplines = [(view, *topline(view)) for view in views]
    site = site_content(study, views, {view.name: rows for view, _, rows in toplines})
    return {
        "study": study,
        "title": title_of(study),
        "language": report_language(study),
        "views": views,
        "latest": views[0],
        "is_reconstructed": any(view.is_reconstructed for view in views),
        "findings": found,
        "findings_table": findings_table(found, study.analysis.confidence),
        "adoption": adoption_blocks(views),
        "integration": integration_blocks(views),
        "changes": change_pictures(views, across.trends),
        "benchmarks": [picture for view in views for picture in [benchmark_picture(view)] if picture],
        "steps": [step_pictures(view) for view in views],
        "correlations": [correlation_pictures(view) + group_pictures(view) for view in views],
        "specifications": [specification_pictures(view) for view in views],
        "toplines": [(view, questions) for view, questions, _ in toplines],
        "quality": [(view, quality_grids(view)) for view in views],
        "disclosure": [(view, disclosure(view)) for view in views],
        "estimation": ESTIMATION,
        "standing": [wave_standing(view, across.order_in_time) for view in views],
        **_tables(views, across),
        "paragraphs": [(paragraph, cited(paragraph)) for paragraph in map(methods_paragraph, views)],
        "site": site,
        "style": (TEMPLATES / "report.css").read_text(encoding="utf-8"),
        "plotly": plotly_script(),
        "script": report_script(),
        "policy": content_policy(),
    }


def _tables(views: Sequence[WaveView], across: AcrossWaves) -> dict[str, object]:
    """What stands as a table rather than as a picture, by the section it is in."""
    return {
        "adoption_tables": [wave_tables(view, ADOPTION) for view in views],
        "outcome_tables": [wave_tables(view, OUTCOMES) for view in views],
        "quality_tables": [wave_tables(view, QUALITY) for view in views],
        "change_tables": change_tables(views[0], across),
        "across_waves": effect_pictures(views[0], across),
    }


def title_of(study: Study) -> str:
    """The study's title in the report's language, else its name."""
    return study.title.in_language(report_language(study)) or study.name


def _summary(study: Study, views: list[WaveView], found: list[Finding]) -> dict[str, object]:
    """What the index over studies says of this one: the first finding of each topic."""
    first = {one.topic: one for one in reversed(found)}
    return {
        "study": study.name,
        "title": title_of(study),
        "population": views[0].wave.population or study.population,
        "is_reconstructed": any(view.is_reconstructed for view in views),
        "waves": [{"label": view.label, "kept": view.kept_words} for view in views],
        "findings": [
            {"number": one.number, "text": one.text, "certainty": one.certainty}
            for one in reversed(first.values())
        ],
    }
