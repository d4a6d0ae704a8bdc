"""Which columns may not show sums or means of money: one company could be read out of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.engine import Engine
from pipeline.errors import ProtectionError
from pipeline.frame.build import Frame
from pipeline.frame.column_sums import Block
from pipeline.frame.money import tells_of_one
from pipeline.frame.suppression import Hidden, rests_known
from pipeline.stats.disclosure_audit import Protection
from pipeline.stats.disclosure_rules import p_percent_protection

CONTRIBUTIONS = Path(__file__).with_name("contributions.sql")


def hidden_money(engine: Engine, frame: Frame, measure: str, hidden: Hidden) -> Hidden:
    """The columns of a table of money that may not be shown: `hidden` for their bases, and those that tell of one.

    `measure` is the number as an expression over `frame`; a respondent without a company is one. A column tells
    of one company where under 10 stand behind the sum, or where it breaks the p% rule; further columns are
    hidden until linear programs leave every hidden sum uncertain by p% of its largest contribution. The rule is
    applied to what respondents said, without weights: the unweighted mean and base are published too.
    """
    company = "coalesce(_company, '#' || CAST(source_row AS VARCHAR))"
    engine.view("company_values", "frame", {"cell": "_cell", "company": company, "value": measure})
    found = engine.run(CONTRIBUTIONS)
    sums = np.zeros((4, len(frame.places)))
    sums[:, found["place"].to_numpy(int)] = (
        found[["companies", "total", "largest", "second"]].to_numpy(float).T
    )
    companies, total, largest, second = sums
    percent = frame.choices.p_percent
    sensitive = tells_of_one(companies, total, largest, second, percent=percent)
    width = np.maximum(p_percent_protection(total, largest, second, percent=percent), percent / 100 * largest)
    found_in = np.zeros(len(total), dtype=bool)
    for block in frame.blocks:
        at = list(block.places)
        found_in[at] = _suppressed(block, total[at], sensitive[at], width[at], hidden.either[at])
    primary = hidden.primary | (sensitive & ~hidden.secondary)
    return Hidden(primary, (found_in | hidden.secondary) & ~primary)


def _suppressed(
    block: Block, total: np.ndarray, sensitive: np.ndarray, width: np.ndarray, hidden: np.ndarray
) -> np.ndarray:
    """(columns,): hidden, sensitive, and what protects them; everything where nothing less does."""
    from pipeline.stats.secondary_suppression import suppress

    own = sensitive | hidden
    if not sensitive.any():
        return own
    table, cells = rests_known(total, block.sums), total.size
    rests = table.values.size - cells

    def extended(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values, np.zeros(rests, dtype=values.dtype)])

    protection = Protection(upper=extended(np.where(sensitive, width, 0.0)))
    not_the_total = ~np.isin(np.arange(cells), block.totals)
    for candidates in (not_the_total, np.ones(cells, dtype=bool)):
        try:
            found = suppress(
                table, extended(own), protection, candidates=extended(candidates & ~own & (total > 0))
            )
        except ProtectionError:  # the table is too small for this much
            continue
        return found.suppressed[:cells]
    return np.ones(cells, dtype=bool)
