"""What the checks of a stage say about a wave, and what happens to one that must not be published."""

from __future__ import annotations

from pipeline.checks.catalogue import Check, checks_of
from pipeline.checks.finding import Checked, Finding
from pipeline.errors import PublicationError
from pipeline.flow.previous import previous_tables
from pipeline.flow.wave_run import WaveRun

Found = tuple[tuple[Check, Finding], ...]


def stage_findings(run: WaveRun, stage: str) -> Found:
    """Every check of the tables that a stage wrote, with what it found."""
    previous = previous_tables(run) if stage == "tabulate" else None
    checked = Checked(run.study, run.wave, run.generation.tables, previous)
    return tuple((check, check.look(checked)) for check in checks_of(stage))


def refuse(run: WaveRun, found: Found) -> None:
    """Throws away what was computed of a wave that would publish a wrong number, and says which.

    Raises PublicationError where a blocking check found something. What was published stands.
    """
    wrong = [(check, one) for check, one in found if check.is_blocking and not one.is_clean]
    if not wrong:
        return
    run.generation.discard()
    said = "".join(
        f"\n  {check.table}, {check.name}: {one.said}: {'; '.join(one.keys[:3])}" for check, one in wrong
    )
    raise PublicationError(
        f"{run.files.key}: it is not published, since its tables are not what they must be:{said}\n"
        "What was published before stands. Look at the export and the codebook; if both are right, "
        "it is a defect of the program."
    )
