"""The same wave under another setting: computed beside what is published, compared with it, never published."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.codebook.model import Exclude, Score, Study, Wave
from pipeline.contract import TABLES
from pipeline.engine import Engine, Tables
from pipeline.errors import PublicationError, UsageError
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.folder import DataFolder

HERE = Path(__file__).parent
STAGES = ("score", "tabulate", "correlate")  # what a setting can change; the rest is read as it was published
SAMPLE_STAGES = ("normalize", "score", "weight", "tabulate", "correlate")  # the same for who counts
SAMPLES = ("kept", "all")
SCORE_METHODS = ("mean", "sum", "z_mean", "count")


@dataclass(frozen=True, slots=True)
class TrialSettings:
    """What an analyst may change; None leaves it as the codebook or the pipeline has it."""

    confidence: float = 0.95
    interval_method: str = "design_wilson"
    minimum_base: int = 30
    score: str | None = None
    score_method: str | None = None
    score_min_answered: float | None = None
    universe: str = "all"
    sample: str = "kept"  # or all: nobody is excluded
    weighting: str | None = None  # the only weight, or none
    seed: int = 20120101

    def named(self, run: WaveRun) -> str:
        """The hash of the wave's inputs and of these settings: the same trial has the same name."""
        text = json.dumps([run.files.key, run.hash, asdict(self)], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def run_trial(run: WaveRun, settings: TrialSettings) -> Path:
    """Computes the wave under these settings into data/processed/trials/<hash>; returns that folder.

    It holds `settings.json`, the tables, and `comparison.parquet`: each number beside the published one.
    Raises UsageError for a setting that cannot be, PublicationError where the wave is not published as it is.
    """
    study = tried_study(run.study, settings)
    require_possible(settings, study)
    if not run.generation.is_whole:
        raise PublicationError(
            f"{run.files.key}: publish the wave first; a trial is compared with what is published."
        )
    to = run.folder.processed / "trials" / settings.named(run)
    if not to.is_dir():
        to.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(dir=to.parent, prefix=".trial-"))
        try:
            _compute(replace(run, study=study, wave=study.wave(run.wave.name)), settings, staged)
            staged.chmod(0o755)
            os.replace(staged, to)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return to


def require_possible(settings: TrialSettings, study: Study) -> None:
    """Raises UsageError for a setting outside what there is."""
    from pipeline.flow.trial_numbers import INTERVALS  # pandas and SciPy, which no other asset needs at once

    if not 0.5 <= settings.confidence < 1:
        raise UsageError(f"confidence {settings.confidence}: it lies between 0.5 and 1, as in 0.95.")
    if settings.interval_method not in INTERVALS:
        raise UsageError(f"interval_method {settings.interval_method!r}: there is {', '.join(INTERVALS)}.")
    if settings.minimum_base < 5:
        raise UsageError(f"minimum_base {settings.minimum_base}: bases under 5 are never shown.")
    if settings.sample not in SAMPLES:
        raise UsageError(f"sample {settings.sample!r}: there is {', '.join(SAMPLES)}.")
    if settings.universe not in ("all", *study.universes):
        there = ", ".join(("all", *study.universes))
        raise UsageError(f"universe {settings.universe!r}: {study.name} has {there}.")


def tried_study(study: Study, settings: TrialSettings) -> Study:
    """The study with the overridden score, and with the confidence and seed of its correlations."""
    usual = TrialSettings()
    changed = {
        name: getattr(settings, name)
        for name in ("confidence", "seed")
        if getattr(settings, name) != getattr(usual, name)
    }
    study = replace(study, analysis=replace(study.analysis, **changed))
    if settings.sample == "all":
        study = _of_everybody(study, is_weighted=settings.weighting != "none")
    if settings.score is None:
        return study
    if settings.score not in {score.name for score in study.scores}:
        there = ", ".join(score.name for score in study.scores) or "none"
        raise UsageError(f"score {settings.score!r}: {study.name} has {there}.")
    if settings.score_method not in (None, *SCORE_METHODS):
        raise UsageError(f"score_method {settings.score_method!r}: there is {', '.join(SCORE_METHODS)}.")
    scores = tuple(
        _tried_score(score, settings) if score.name == settings.score else score for score in study.scores
    )
    return replace(study, scores=scores)


def _of_everybody(study: Study, *, is_weighted: bool) -> Study:
    """No rule of the codebook excludes anybody. Who was may have no weight: without weights none is asked for."""

    def changed(wave: Wave) -> Wave:
        everybody = replace(wave, exclude=Exclude())
        return everybody if is_weighted else replace(everybody, weights=(), targets=())

    waves = tuple(changed(wave) for wave in study.waves)
    return replace(study, waves=waves, default_wave=changed(study.default_wave))


def _tried_score(score: Score, settings: TrialSettings) -> Score:
    method, share = settings.score_method, settings.score_min_answered
    return replace(
        score,
        method=score.method if method is None else method,
        min_answered=score.min_answered if share is None else share,
    )


def _compute(run: WaveRun, settings: TrialSettings, to: Path) -> None:
    from pipeline.flow.stages import STAGES as EVERY
    from pipeline.flow.trial_numbers import compared, restated

    published = run.generation.tables
    run.folder.prepare()
    with tempfile.TemporaryDirectory(dir=run.folder.private, prefix=".trial-") as private:
        tables = trial_tables(published, to, Path(private))
        for stage in STAGES if settings.sample == "kept" else SAMPLE_STAGES:
            if stage == "tabulate" and settings.weighting is not None:
                _weigh_by(tables, settings.weighting)
            EVERY[stage](TrialRun(run, tables))  # type: ignore[arg-type]
        for name in ("rates", "score_means", "correlations"):
            tables.save(name, restated(name, tables.load(name), settings_of(settings)))
        compared(published, tables, to / "comparison.parquet")
    (to / "settings.json").write_text(
        json.dumps({"wave": run.files.key, "generation": run.hash, **asdict(settings)}, indent=1) + "\n"
    )


def _weigh_by(tables: Tables, weighting: str) -> None:
    """Leaves this weight alone, or none at all. Raises UsageError for one that the wave has not."""
    names = ("none", *tables.load("weights")["weighting"].unique())
    if weighting not in names:
        raise UsageError(f"weighting {weighting!r}: {tables.study}:{tables.wave} has {', '.join(names)}.")
    with Engine() as engine:
        engine.view("every_weight", tables.path("weights"))
        engine.create("weighed", HERE / "weighed.sql", weighting=weighting)
        with tables.writing("weights") as aside:
            engine.write("weighed", aside, order_by=TABLES["weights"].key)


def settings_of(settings: TrialSettings) -> tuple[float, str, int, str]:
    """What the numbers are restated with: confidence, interval, minimum base, universe."""
    return settings.confidence, settings.interval_method, settings.minimum_base, settings.universe


def trial_tables(published: Tables, public: Path, private: Path) -> Tables:
    """Reads a table that the trial has made, else the published one; respondents' tables stay on their side."""

    def place(name: str) -> Path:
        return (private if TABLES[name].is_private else public) / f"{name}.parquet"

    def find(name: str) -> Path:
        return place(name) if place(name).exists() else published.path(name)

    return Tables(published.study, published.wave, find, place)


@dataclass(frozen=True, slots=True)
class TrialRun:
    """A wave whose stages write into a trial: what a stage asks of a run, and nothing else."""

    run: WaveRun
    tables: Tables

    @property
    def study(self) -> Study:
        return self.run.study

    @property
    def wave(self):  # type: ignore[no-untyped-def]
        return self.run.wave

    @property
    def generation(self) -> TrialRun:
        return self

    @property
    def folder(self) -> DataFolder:
        return self.run.folder
