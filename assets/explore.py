"""Trials: one wave under another setting, from the launchpad. What is published is never touched."""

import dagster as dg
from pydantic import Field

from assets.partitions import data_folder, survey_failures
from assets.tables import OWNERS, code_of
from pipeline.flow.trials import TrialSettings, run_trial
from pipeline.flow.wave_run import open_wave
from pipeline.storage.fingerprint import code_version


class TrialConfig(dg.Config):
    """What an analyst may change. Whatever is left out is as it was published."""

    wave: str = Field(description="The wave to try, as in kpmg-social:2012.")
    confidence: float = Field(0.95, description="Confidence level of the intervals, 0.5 to 1.")
    interval_method: str = Field(
        "design_wilson", description="Of shares: design_wilson, wilson, clopper_pearson or jeffreys."
    )
    minimum_base: int = Field(
        30, description="Bases under it are flagged low_base; under 5 nothing is shown."
    )
    score: str | None = Field(None, description="The score to make otherwise.")
    score_method: str | None = Field(None, description="Its method: mean, sum, z_mean or count.")
    score_min_answered: float | None = Field(None, description="Share of its items that must be answered.")
    universe: str = Field("all", description="A filter of the codebook; its rows alone are kept.")
    sample: str = Field("kept", description="Who counts: kept, by the codebook's rules, or all.")
    weighting: str | None = Field(None, description="The only weight to use, or none.")
    seed: int = Field(20120101, description="For what draws at random; recorded with the trial.")

    def settings(self) -> TrialSettings:
        """The settings without the wave."""
        return TrialSettings(**{name: value for name, value in self.model_dump().items() if name != "wave"})


@dg.asset(
    name="trials",
    group_name="report",
    description="One row per number of a trial, beside the published one. Made by the job `explore` alone.",
    owners=OWNERS,
    kinds={"duckdb", "parquet"},
    code_version=code_version(),
    tags={"side": "published"},
    metadata=code_of("flow", "trials.py"),
)
def trials(context: dg.AssetExecutionContext, config: TrialConfig) -> dg.MaterializeResult:
    """Writes data/processed/trials/<hash> with its settings and the comparison."""
    with survey_failures():
        run = open_wave(data_folder(), config.wave)
        folder = run_trial(run, config.settings())
    return dg.MaterializeResult(
        data_version=dg.DataVersion(folder.name),
        metadata={
            "settings": dg.MetadataValue.json(config.model_dump()),
            "folder": dg.MetadataValue.path(folder),
        },
    )


explore = dg.define_asset_job(
    "explore",
    selection=dg.AssetSelection.assets(trials),
    description="One wave under another setting, compared with what is published and never published itself.",
)
