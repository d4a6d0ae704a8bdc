"""Multiple-response sets that have a column an option."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.draft.drafted import DraftItem, DraftOption
from pipeline.draft.groups import run_stem, shared_question
from pipeline.draft.names import item_name, option_codes
from pipeline.draft.profile import Profile
from pipeline.draft.words import NOT_SELECTED, SELECTED, YES_NO, fold
from pipeline.ingest.export import ResponseSet

CODES = frozenset({"0", "1", "1.0", "0.0", "0|1"})


def as_set(
    run: Sequence[Profile],
    taken: set[str],
    declared: ResponseSet | None = None,
    *,
    others: Sequence[Profile] = (),
) -> DraftItem | None:
    """The run as a multiple-response set with a column an option; None where it is none.

    `others` hold what was typed for an option that has no other column: any text there selects it.
    """
    flags = [flag_of(profile) for profile in run]
    if len(run) < 2 or any(flag is None for flag in flags):
        return None
    if declared is None and not (_is_chosen(run) and is_convention(run)):
        return None
    run, flags = [*run, *others], [*flags, *("" for _ in others)]
    question, parts = shared_question(run)
    question = declared.label if declared is not None and declared.label else question
    labels = [
        part if not flag or (flag.isdigit() and profile.column.choice) else flag
        for flag, part, profile in zip(flags, parts, run, strict=True)
    ]
    folded = [fold(label) for label in labels]
    labels = [
        label if folded.count(fold(label)) == 1 else run[at].column.name for at, label in enumerate(labels)
    ]
    codes = option_codes(labels)
    first = f"{run[0].column.name} set"
    name = item_name(declared.name.lstrip("$") if declared else run_stem(run), question or first, taken)
    return DraftItem(
        name,
        "multiple",
        "the file says so"
        if declared
        else "columns that say selected or not, or hold one answer of their own"
        + ("; what is typed for other selects it" if others else ""),
        question=question,
        columns=tuple((code, profile.column.name) for code, profile in zip(codes, run, strict=True)),
        options=tuple(DraftOption(code, label) for code, label in zip(codes, labels, strict=True)),
        selected=(declared.counted,) if declared is not None and declared.counted else _counted(run),
        missing=missing_of(run),
    )


def _counted(run: Sequence[Profile]) -> tuple[str, ...]:
    """The one code that means selected in all of the columns by its label, where it does not by itself."""
    cells = {profile.chosen[0] for profile in run if profile.chosen and profile.chosen[0] in profile.labels}
    return tuple(cells) if len(cells) == 1 and cells <= {"2"} else ()


def _is_chosen(run: Sequence[Profile]) -> bool:
    """Whether two options at least were chosen, or one where each column says which it stands for."""
    chosen = sum(bool(profile.chosen) for profile in run)
    return chosen > 1 or (chosen == 1 and all(profile.column.choice for profile in run))


def flag_of(profile: Profile) -> str | None:
    """The option text that a flag column holds where it is selected, "" for a mere yes; None for no flag."""
    missing = profile.missing
    chosen = [cell for cell in profile.chosen if cell not in missing]
    if len(chosen) > 1 or profile.distinct > len(profile.cells):
        return None
    if not chosen:
        return ""
    label = profile.labels.get(chosen[0], chosen[0])
    return "" if fold(label) in SELECTED or fold(chosen[0]) in SELECTED else label


def is_convention(run: Sequence[Profile]) -> bool:
    """Whether the columns together look like a set: yes/no cells, or one text of its own a column.

    Yes and No typed out in each column is a battery of questions, unless each column stands for an option.
    """
    folded = [
        {fold(profile.labels.get(cell, cell)) for cell in profile.texts if cell not in profile.missing}
        for profile in run
    ]
    everything = frozenset().union(*folded)
    if everything <= NOT_SELECTED | SELECTED:
        has_blanks = any(profile.answered < profile.rows for profile in run)
        is_worded = bool(everything & YES_NO) and len(everything) > 1
        if is_worded and not all(profile.column.choice for profile in run):
            return False
        return bool(everything & NOT_SELECTED) or has_blanks or everything == {"1"}
    own = [one - NOT_SELECTED for one in folded if one - NOT_SELECTED]
    return len(own) > 1 and len(frozenset().union(*own)) == len(own) and _are_texts(frozenset().union(*own))


def _are_texts(own: frozenset[str]) -> bool:
    """Whether what the columns hold names options, or counts 1, 2, 3 through them."""
    return all(not word.isdigit() for word in own) or {int(w) for w in own if w.isdigit()} >= {1, 2}


def missing_of(run: Sequence[Profile]) -> tuple[tuple[str, str], ...]:
    """The missing cells of all the columns."""
    found: dict[str, str] = {}
    for profile in run:
        found |= profile.missing
    return tuple(found.items())
