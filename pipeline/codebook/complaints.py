"""What pydantic found wrong, in the words of a person who writes a codebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.codebook.problems import nearest
from pipeline.codebook.scalars import read_plain
from pipeline.codebook.schema import known_keys
from pipeline.codebook.tree import Node
from pipeline.codebook.values import Path

LONGEST = 80  # characters of a text that a message repeats
Fault = Mapping[str, Any]  # one entry of pydantic's list of errors

ENTRIES = {
    "options": "[code, label]",
    "option_lists": "[code, label]",
    "bands": "[code, label, from, to]",
    "levels": "[code, label, from]",
    "when": "[code, condition]",
    "range": "[low, high]",
    "rescale": "[low, high]",
}
SIGNS = {
    "[A-Za-z0-9_.+-]+": "letters, digits and _ . + -",
    "[A-Za-z0-9_][A-Za-z0-9_.-]*": "letters, digits and _ . -",
    "[A-Za-z0-9][A-Za-z0-9.-]*": "letters, digits, dots and hyphens, and begin with a letter or digit",
    "[a-z0-9][a-z0-9-]*": "small letters, digits and hyphens",
    "[a-z][a-z0-9_]*": "small letters, digits and _, and begin with a letter",
    "[a-z]{2,3}(-[A-Za-z0-9]+)*": "a language code such as en or pt-BR",
    "\\d{4}-\\d{2}-\\d{2}": 'a date as "2012-06-30"',
}


def complaint(fault: Fault, path: Path, node: Node) -> str:
    """What was found and what to do. `path` and `node` are what the fault is about."""
    if fault["type"] in ABOUT_TYPES:
        return f"found {describe(node)}; {ABOUT_TYPES[fault['type']]}{_entry_of(path)}"
    say = IN_WORDS.get(fault["type"], _otherwise)
    return say(fault, path, node)


def describe(node: Node) -> str:
    """What stands there, as a reader would call it."""
    if isinstance(node.value, dict):
        return "a map"
    if isinstance(node.value, list):
        return f"a list of {len(node.value)}"
    text = " ".join(node.value.split())
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f'"{shown}"' if not node.is_plain else shown or "nothing"


def _missing(fault: Fault, path: Path, node: Node) -> str:
    key = fault["loc"][-1]
    if isinstance(key, int):
        return f"found {describe(node)}, which is too short{_entry_of(path)}"
    return f"`{key}` is missing; add it"


def _unknown_key(fault: Fault, path: Path, node: Node) -> str:
    known = known_keys(path[:-1])
    return f"unknown key `{path[-1]}`{nearest(str(path[-1]), known)}; the keys here are {', '.join(known)}"


def _no_text(fault: Fault, path: Path, node: Node) -> str:
    if not isinstance(node.value, str):
        return f"found {describe(node)}; write a text{_entry_of(path)}"
    value = read_plain(node.value).value
    if value is None:
        return "found nothing (null); write a text"
    what = "a switch" if isinstance(value, bool) else "a number"
    return f'found unquoted {node.value}, which is {what} to YAML; write "{node.value}"'


def _other_word(fault: Fault, path: Path, node: Node) -> str:
    expected = fault["ctx"]["expected"]
    words = [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]
    return f"found {describe(node)}{nearest(str(node.value), words)}; write {expected.replace(chr(39), '')}"


def _other_signs(fault: Fault, path: Path, node: Node) -> str:
    pattern = fault["ctx"]["pattern"].removeprefix("^").removesuffix("$")
    signs = SIGNS.get(pattern, "the name of a file beside the codebook, such as targets.csv")
    # pydantic marks a key that is not allowed with "[key]" behind it
    found = f"the name `{fault['loc'][-2]}`" if fault["loc"][-1] == "[key]" else describe(node)
    return f"found {found}; it must be {signs}"


def _other_length(fault: Fault, path: Path, node: Node) -> str:
    if node.value in ("", [], {}):
        return "found nothing in it; fill it or remove the key"
    return f"found {describe(node)}, which is {fault['type'].replace('_', ' ')}{_entry_of(path)}"


def _out_of_bounds(fault: Fault, path: Path, node: Node) -> str:
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    bound = next((f"{word} {fault['ctx'][key]:g}" for key, word in words.items() if key in fault["ctx"]), "")
    return f"found {describe(node)}; write a number of {bound}"


def _otherwise(fault: Fault, path: Path, node: Node) -> str:
    return f"found {describe(node)}; {fault['msg'][:1].lower()}{fault['msg'][1:]}"


def _entry_of(path: Path) -> str:
    """What an entry looks like, for the lists whose entries have a fixed form."""
    key = next((part for part in reversed(path) if part in ENTRIES), None)
    return "" if key is None else f": {ENTRIES[str(key)]}"


IN_WORDS: Mapping[str, Callable[[Fault, Path, Node], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _no_text,
    "literal_error": _other_word,
    "string_pattern_mismatch": _other_signs,
    "too_short": _other_length,
    "too_long": _other_length,
    "string_too_short": _other_length,
    "greater_than": _out_of_bounds,
    "greater_than_equal": _out_of_bounds,
    "less_than": _out_of_bounds,
    "less_than_equal": _out_of_bounds,
}
ABOUT_TYPES = {
    "float_type": "write a number, without quotes",
    "int_type": "write a whole number, without quotes",
    "int_from_float": "write a whole number",
    "bool_type": "write true or false",
    "tuple_type": "write a list in square brackets",
    "dict_type": "write a map of `key: value`",
    "model_type": "write a map of `key: value`",
    "model_attributes_type": "write a map of `key: value`",
}
