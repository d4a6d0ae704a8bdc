"""Small categories of a control as one: what is held constant must not tell of the few that the tables hide.

A coefficient for each category, with the means that are shown, gives the mean of the one that is not. So categories of
too few, and those that the tables hide with them, are one category in every analysis: it tells what the totals tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.correlate.cases import Place
from pipeline.correlate.control import ControlVariable, is_answered
from pipeline.correlate.study_cases import Subject
from pipeline.frame.flags import is_suppressed
from pipeline.frame.suppression import hidden_in

EVERYBODY: Place = ("all", "total", "total")


def with_joined_categories(subject: Subject) -> Subject:
    """The subject with controls, for each score and outcome, none of whose categories may not be shown.

    An option of a set that too few gave, or did not give, has no third category to be joined to: it is left out.
    """
    answered = np.broadcast_to(is_answered(subject.controls, subject.cases.categories), subject.cases.n.shape)
    joined = {}
    for pair in [(score, outcome.name) for score, outcome in subject.pairs()]:
        rows = [subject.rows(EVERYBODY, weighting, *pair) for weighting in subject.frame.weightings]
        analyses, hidden = [one[answered[one]] for one in rows], _hidden_columns(subject, pair)
        controls = [_allowed(subject, control, analyses, hidden) for control in subject.controls]
        joined[pair] = tuple(control for control in controls if control is not None)
    return replace(subject, joined=joined)


def _hidden_columns(subject: Subject, pair: tuple[str, str]) -> set[tuple[str, str]]:
    """(item, option) of the columns of everybody that the score, the outcome or both together are hidden in."""
    frame, cases = subject.frame, subject.cases
    if not {control.item for control in subject.controls} & {banner for _, banner, _ in frame.places}:
        return set()
    found: set[tuple[str, str]] = set()
    for names in (pair, pair[:1], pair[1:]):
        rows = subject.rows(EVERYBODY, frame.weightings[0], *names)
        inside = [rows[cases.places[place][rows]] for place in frame.places]
        bases = np.array([cases.n[one].sum() for one in inside])
        contributors = np.array([cases.contributors(one) for one in inside])
        hidden = hidden_in(frame, bases, is_suppressed(contributors)).either
        found |= {
            place[1:]
            for place, is_so in zip(frame.places, hidden, strict=True)
            if is_so and place[0] == "all"
        }
    return found


def _allowed(
    subject: Subject, control: ControlVariable, analyses: Sequence[np.ndarray], hidden: set[tuple[str, str]]
) -> ControlVariable | None:
    """The control with small and hidden categories as one; None where that cannot be."""
    answers = subject.cases.categories[control.name]
    codes = control.codes or ((0.0, 1.0) if control.is_option else ())
    many = {code: _contributors(subject, analyses, answers == code) for code in codes}
    few = {code for code, each in many.items() if _is_few(each)}
    if not control.codes:
        return None if few else control
    few |= {code for code in control.codes if (control.item, code) in hidden}
    size = {code: (code not in few, int(many[code].max(initial=0))) for code in control.codes}
    one = _large_enough(subject, analyses, answers, sorted(size, key=size.__getitem__), len(few))
    together = tuple(code for code in control.codes if code in one)
    codes = tuple(dict.fromkeys("+".join(together) if code in one else code for code in control.codes))
    return replace(control, codes=codes, together=together)


def _contributors(subject: Subject, analyses: Sequence[np.ndarray], inside: np.ndarray) -> np.ndarray:
    """(analyses,): respondents, or companies, among the cases `inside`."""
    return np.array([subject.cases.contributors(rows[inside[rows]]) for rows in analyses])


def _is_few(many: np.ndarray) -> bool:
    return bool((is_suppressed(many) & (many > 0)).any())


def _large_enough(
    subject: Subject, analyses: Sequence[np.ndarray], answers: np.ndarray, codes: Sequence[str], few: int
) -> Sequence[str]:
    """The first of the `codes`: those `few`, and more until they are two and no analysis has too few of them."""
    for end in range(max(few, 2), len(codes)) if few else ():
        if not _is_few(_contributors(subject, analyses, np.isin(answers, codes[:end]))):
            return codes[:end]
    return codes if few else ()
