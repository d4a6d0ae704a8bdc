"""Every check with its table: the order in which a stage's tables are checked, and what a failure means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pipeline.checks.adds_up import respondents_add_up, shares_add_up, weights_average_one
from pipeline.checks.contract import contract
from pipeline.checks.finding import Checked, Finding
from pipeline.checks.low_bases import low_bases
from pipeline.checks.missing_share import missing_share
from pipeline.checks.published_figures import figures_reproduced
from pipeline.checks.reliability import scores_reliable
from pipeline.contract import TABLES, stored_tables

WITHOUT_A_FILE = ("answers", "missing_answers")  # views of `responses`
ACROSS_WAVES = (*stored_tables(spans="study"), *stored_tables(spans="all"))


@dataclass(frozen=True, slots=True)
class Check:
    """One question to one table. A wave with a wrong number is not published: such a check is blocking."""

    table: str
    name: str
    is_blocking: bool
    look: Callable[[Checked], Finding]
    description: str


def _drift(checked: Checked) -> Finding:
    from pipeline.checks.drift import drift

    return drift(checked)


def _of_contract(table: str) -> Check:
    said = "Columns and types, keys unique, references whole."
    return Check(table, "contract", True, partial(contract, name=table), said)


OWN = (
    Check(
        "respondents", "counts_add_up", True, respondents_add_up, "Rows in = kept + excluded for a reason."
    ),
    Check("weights", "mean_is_one", True, weights_average_one, "Mean 1 over all kept respondents."),
    Check("rates", "shares_add_up", True, shares_add_up, "Shares of single-response items sum to 1."),
    Check("rates", "missing_share", False, missing_share, "A fifth of those asked, or more, did not answer."),
    Check("rates", "drift", False, _drift, "Five points or more, beyond chance, since the wave before."),
    Check("rates", "low_bases", False, low_bases, "Columns with under 30 respondents in every item."),
    Check("reliability", "alpha", False, scores_reliable, "Reflective scores with an alpha under 0.7."),
    Check(
        "benchmarks", "reproduced", False, figures_reproduced, "Published figures that are not reproduced."
    ),
)

CHECKS = tuple(
    check
    for table in TABLES
    if table not in WITHOUT_A_FILE and table not in ACROSS_WAVES
    for check in (_of_contract(table), *(own for own in OWN if own.table == table))
)


def checks_of(stage: str) -> tuple[Check, ...]:
    """The checks of the tables that a stage writes."""
    return tuple(check for check in CHECKS if TABLES[check.table].stage == stage)
