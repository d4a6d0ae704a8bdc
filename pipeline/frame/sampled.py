"""Whether a wave's design is one that variances can be made from: sizes, lonely PSUs, replicate weights."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from pipeline.codebook.model import Replication, Study, Wave
from pipeline.engine import Engine, Tables
from pipeline.errors import DesignError
from pipeline.frame.psu_totals import require_units
from pipeline.frame.replication import left_fraction, made_replicates, require_one_stage
from pipeline.frame.strata import Strata, read_strata, refuse_lonely

HERE = Path(__file__).parent
ENOUGH_PSUS = 3  # of a stratum: methods refuse one PSU, or any number but two


def read_sampled(engine: Engine, study: Study, wave: Wave) -> tuple[Strata, bool]:
    """The strata of the relation `frame`, and whether several of its rows are of one PSU.

    Raises DesignError for sizes of populations and PSUs that cannot be, and for lonely PSUs under `fail`.
    """
    place, design = f"{study.name}:{wave.name}", wave.design
    found = engine.run(HERE / "strata.sql", has_psus=bool(design.psu or wave.company_id))
    strata = read_strata(found, place=place, fpc=design.fpc)
    if design.lonely == "fail":
        refuse_lonely(strata, place=place)
    if design.second_stage:
        require_units(engine, place=place, column=design.second_stage, lonely=design.lonely)
    return strata, bool((found["psus"] < found["respondents"]).any())


def require_design(study: Study, wave: Wave, tables: Tables) -> None:
    """Raises the DesignError that counting the wave would, from its `respondents` alone."""
    with tables.engine() as engine:
        engine.view("respondents", tables.path("respondents"))
        engine.create_view("frame", HERE / "sampled.sql")
        strata, _ = read_sampled(engine, study, wave)
        replication = wave.design.replication
        if replication is not None and not replication.is_supplied:
            with place_in_errors(study, wave):
                require_one_stage(wave.design)
                _require_replicates(engine, left_fraction(strata, wave.design.lonely), strata, replication)


@contextmanager
def place_in_errors(study: Study, wave: Wave) -> Iterator[None]:
    """Puts the wave before what the statistics say about its design."""
    try:
        yield
    except DesignError as error:
        raise DesignError(f"{study.name}:{wave.name}: design: {error}") from error


def _require_replicates(
    engine: Engine, fraction: np.ndarray, strata: Strata, replication: Replication
) -> None:
    """Makes them of a few PSUs a stratum: they are refused for the same reason as those of all, at no cost."""
    psus = engine.run(HERE / "psus.sql").groupby("stratum", sort=False).head(ENOUGH_PSUS)
    of_stratum = dict(zip(strata.names, fraction, strict=True))
    made_replicates(
        replication, psus["stratum"].to_numpy(object), psus["stratum"].map(of_stratum).to_numpy(float)
    )
