"""Whether numbers in units of money tell of one company: coefficients and differences of means, as sums do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.correlate.study_cases import Subject
from pipeline.frame.money import money_names, tells_of_one


def tells_of_a_company(subject: Subject, outcome: str, groups: Sequence[np.ndarray]) -> bool:
    """Whether the outcome is money, and one of these groups (indices of the cases each) tells of one company.

    A mean times its base is a sum: the rules are those of sums of money, without weights.
    """
    if outcome not in money_names(subject.frame.study, subject.frame.wave):
        return False
    sums = [_contributions(subject, outcome, rows) for rows in groups]
    companies, total, largest, second = np.array(sums).reshape(-1, 4).T
    percent = subject.frame.choices.p_percent
    return bool(tells_of_one(companies, total, largest, second, percent=percent).any())


def categories_of(subject: Subject, items: Sequence[str], rows: np.ndarray) -> list[np.ndarray]:
    """The cases of `rows`, and those of each category of the controls made of these items."""
    found = [rows]
    for control in subject.controls:
        if control.item in items and (control.codes or control.is_option):
            answers = control.answers(subject.cases.categories)[rows]
            found += [rows[answers == code] for code in control.codes or (0, 1)]
    return found


def _contributions(subject: Subject, outcome: str, rows: np.ndarray) -> tuple[float, float, float, float]:
    """Companies, their sum without signs, and the two largest."""
    cases = subject.cases
    values, n = np.abs(cases.values[outcome][rows]), cases.n[rows]
    if cases.companies is None:
        values, many = np.repeat(values, np.minimum(n, 2).astype(int)), float(n.sum())
        total = float(n @ np.abs(cases.values[outcome][rows]))
    else:
        number = np.unique(cases.companies[rows], return_inverse=True)[1]
        values = np.bincount(number, n * values)
        many, total = float(len(values)), float(values.sum())
    top = np.sort(np.append(values, [0.0, 0.0]))[-2:]
    return many, total, float(top[1]), float(top[0])
