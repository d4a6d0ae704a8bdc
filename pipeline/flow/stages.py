"""The stages of a wave in their order; each is one call that writes its tables."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.contract import stored_tables
from pipeline.errors import SurveyError
from pipeline.flow.wave_run import WaveRun
from pipeline.storage.failures import said_in_words
from pipeline.storage.publish import require_unchanged
from pipeline.storage.tidy import clear_other_stagings


def ingest(run: WaveRun) -> None:
    """From files to rows as text."""
    from pipeline.ingest.wave import ingest_wave

    ingest_wave(run.study, run.wave, run.files.exports, run.generation.tables)


def normalize(run: WaveRun) -> None:
    """From text to typed answers and respondents who count."""
    from pipeline.normalize.wave import normalize_wave

    normalize_wave(run.study, run.wave, run.generation.tables)


def score(run: WaveRun) -> None:
    """Items combined into scores."""
    from pipeline.flow.reference_waves import reference_tables
    from pipeline.score.wave import score_wave

    with reference_tables(run) as references:
        score_wave(run.study, run.wave, run.generation.tables, references)


def weight(run: WaveRun) -> None:
    """Weights with mean 1."""
    from pipeline.weight.wave import weight_wave

    weight_wave(run.study, run.wave, run.generation.tables)


def tabulate(run: WaveRun) -> None:
    """Rates, means and associations."""
    from pipeline.tabulate.wave import tabulate_wave

    tabulate_wave(run.study, run.wave, run.generation.tables)


def correlate(run: WaveRun) -> None:
    """Scores against outcomes."""
    from pipeline.correlate.wave import correlate_wave

    correlate_wave(run.study, run.wave, run.generation.tables)


def compare(run: WaveRun) -> None:
    """Published figures beside the computed ones."""
    from pipeline.compare.wave import compare_wave

    compare_wave(run.study, run.wave, run.generation.tables)


STAGES: dict[str, Callable[[WaveRun], None]] = {
    stage.__name__: stage for stage in (ingest, normalize, score, weight, tabulate, correlate, compare)
}


def run_stage(run: WaveRun, stage: str) -> None:
    """Runs one stage of a wave, unless somebody made its tables from the same inputs.

    A wave that the data or the codebook stops, or whose files change meanwhile, leaves nothing behind.
    """
    with said_in_words(run.files.key, run.folder):
        try:
            _work(run, stage)
        except SurveyError:
            run.generation.discard()
            raise


def make_tables(run: WaveRun, stage: str) -> None:
    """The same ahead of the wave's own run: what earlier stages made stays, for that run to find and to tell of."""
    with said_in_words(run.files.key, run.folder):
        _work(run, stage)


def _work(run: WaveRun, stage: str) -> None:
    """Makes the stage's tables where they are lacking, and keeps others from making them meanwhile."""
    if run.generation.is_whole:
        return
    with run.generation.working(stage):
        if stage == next(iter(STAGES)):
            clear_other_stagings(run.folder, run.files.study, run.files.wave, run.hash)
        if not run.generation.has(stored_tables(stage=stage)):
            STAGES[stage](run)
            require_unchanged(run.files.key, run.files, run.hash)
