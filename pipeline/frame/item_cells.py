"""One item as counting reads it: who is where, with which answer, and the options that it counts for."""

from __future__ import annotations

from pipeline.codebook.model import Base
from pipeline.engine import Engine
from pipeline.engine.quote import identifier, literal, text_list
from pipeline.frame.build import Frame
from pipeline.frame.subjects import Subject

IN_BASE = ""  # the option that everybody in the base has
MISSING = "missing:"


def read_item(engine: Engine, frame: Frame, subject: Subject, weighting: str) -> str:
    """Makes the relation `item_cells` and the expression `options_of` that the SQL files read.

    Returns a condition over `frame`: whether a respondent is in the base.
    """
    answer = identifier(subject.name)
    cells = {
        "source_row": "source_row",
        "cell": "_cell",
        "stratum": "_stratum",
        "psu": "_psu",
        "raking": "_raking",
        "replicates": "_replicates",
        "answer": answer,
        "reason": f"CASE WHEN {answer} IS NULL THEN {reason_sql(subject)} END",
        "weight": frame.weight_sql(weighting),
    }
    engine.view("item_cells", "frame", cells)
    engine.macro("options_of", ("answer", "reason"), options_sql(subject))
    return f"options_of({answer}, {cells['reason']}) IS NOT NULL"


def base_sql(subject: Subject) -> str:
    """Whether a respondent is in the base, over `frame`; never NULL."""
    is_answer = f"{identifier(subject.name)} IS NOT NULL"
    match subject.base:
        case Base.ALL:
            return "TRUE"
        case Base.ASKED:
            return f"({is_answer} OR coalesce({reason_sql(subject)} <> 'not_asked', FALSE))"
        case Base.ANSWERED:
            return is_answer


def reason_sql(subject: Subject) -> str:
    """Why there is no answer, over `frame`."""
    if subject.kind != "level":
        return f"missing_reasons.{identifier(subject.name)}"
    unasked = " AND ".join(f"missing_reasons.{identifier(item)} = 'not_asked'" for item in subject.made_of)
    return f"CASE WHEN {unasked} THEN 'not_asked' ELSE 'no_answer' END"


def options_sql(subject: Subject) -> str:
    """The options a respondent counts for: the base, what was answered, its nets; NULL outside the base."""
    answered = "answer" if subject.is_multiple else "[answer]"
    nets = ", ".join(
        f"CASE WHEN list_has_any({answered}, {text_list(net.options)}) THEN {literal(net.code)} END"
        for net in subject.nets
    )
    in_nets = f"list_filter([{nets}], lambda code: code IS NOT NULL)" if nets else "[]::VARCHAR[]"
    given = f"list_concat(list_concat([{literal(IN_BASE)}], {answered}), {in_nets})"
    without = f"[{literal(IN_BASE)}, {literal(MISSING)} || reason]"
    match subject.base:
        case Base.ALL:
            return f"CASE WHEN answer IS NOT NULL THEN {given} ELSE {without} END"
        case Base.ASKED:
            return f"CASE WHEN answer IS NOT NULL THEN {given} WHEN reason <> 'not_asked' THEN {without} END"
        case Base.ANSWERED:
            return f"CASE WHEN answer IS NOT NULL THEN {given} END"
