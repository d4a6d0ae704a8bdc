"""Other (specify): what was written there counts as the option it means."""

from __future__ import annotations

from pipeline.codebook.model import Item, ItemType
from pipeline.engine.quote import literal, text_list
from pipeline.normalize.coded import CodedColumn
from pipeline.normalize.expressions import Reading, texts


def is_other(target: Item, option: str, reading: Reading) -> str:
    """Whether the row chose the option that the text is behind; as SQL, never NULL."""
    if target.type is ItemType.MULTIPLE:
        return f"coalesce(list_contains({reading.answer}, {literal(option)}), FALSE)"
    return f"coalesce(({reading.answer}) = {literal(option)}, FALSE)"


def asked_behind(text: Reading, coded: CodedColumn, chosen: str) -> Reading:
    """The text's codes: who did not choose the option and wrote nothing was not asked."""
    unasked = f"CASE WHEN {coded.is_blank} AND NOT {chosen} THEN 'not_asked' END"
    return Reading(text.item, text.answer, f"coalesce({text.reason}, {unasked})")


def back_coded(target: Item, option: str, reading: Reading, coded: CodedColumn) -> Reading:
    """The answers with the codes of the text in the place of `option`; it stays where a code is none of theirs."""
    offered = [one.code for one in target.options]
    chosen = is_other(target, option, reading)
    if target.type is not ItemType.MULTIPLE:
        codes = [next((code for code in given if code in offered), None) for given in coded.codes]
        taken = f"coalesce({texts(codes)}[{coded.place}], {reading.answer})"
        return Reading(
            target.name, f"CASE WHEN {chosen} THEN {taken} ELSE {reading.answer} END", reading.reason
        )
    lists = []
    for given in coded.codes:
        theirs = tuple(code for code in given if code in offered)
        rest = () if len(theirs) == len(given) else (option,)
        lists.append(text_list((*theirs, *rest)) if theirs else "NULL")
    taken = f"([{', '.join(lists)}]::VARCHAR[][])[{coded.place}]"
    keeps = f"(code <> {literal(option)} AND list_contains({reading.answer}, code))"
    joined = f"list_filter({text_list(offered)}, lambda code: {keeps} OR list_contains({taken}, code))"
    answer = f"CASE WHEN {chosen} AND {taken} IS NOT NULL THEN {joined} ELSE {reading.answer} END"
    return Reading(target.name, answer, reading.reason)
