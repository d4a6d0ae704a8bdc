"""What pydantic found wrong, in the words of a person who writes a codebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.codebook.problems import nearest
from pipeline.codebook.scalars import read_plain
from pipeline.codebook.tree import Node
from pipeline.codebook.values import Path

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
LISTS = frozenset({"tuple_type", "list_type"})
MAPS = frozenset({"dict_type", "model_type", "model_attributes_type"})
NUMBERS = frozenset({"float_type", "int_type", "int_from_float"})


def complaint(fault: Mapping[str, Any], path: Path, node: Node) -> str:
    """What was found and what to do, for one entry of pydantic's list of errors."""
    kind, loc, context = fault["type"], fault["loc"], fault.get("ctx", {})
    found = describe(node)
    if kind == "missing":
        return _missing(loc, path)
    if kind == "extra_forbidden":
        known = known_keys(path[:-1])
        listed = f"; the keys here are {', '.join(known)}" if known else ""
        return f"unknown key `{path[-1]}`{nearest(str(path[-1]), known)}{listed}"
    if kind == "string_type":
        return _not_a_text(node, found)
    if kind in NUMBERS:
        return f"found {found}; write a {'whole ' if 'int' in kind else ''}number, without quotes"
    if kind == "bool_type":
        return f"found {found}; write true or false"
    if kind in LISTS:
        return f"found {found}; write a list in square brackets{_of_entries(path)}"
    if kind in MAPS:
        return f"found {found}; write a map of `key: value`"
    if kind == "literal_error":
        return f"found {found}{nearest(str(node.value), _quoted(context['expected']))}; write {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"found {_name(loc, found)}; it must be {_signs(context['pattern'])}"
    if kind in {"too_short", "too_long", "string_too_short"}:
        return f"found {found}, which is {kind.removeprefix('string_').replace('_', ' ')}{_of_entries(path)}"
    return f"found {found}; {fault['msg'][:1].lower()}{fault['msg'][1:]}"


def describe(node: Node) -> str:
    """What stands there, as a reader would call it."""
    if isinstance(node.value, dict):
        return "a map"
    if isinstance(node.value, list):
        return f"a list of {len(node.value)}"
    return f'"{node.value}"' if not node.is_plain else node.value or "nothing"


def _missing(loc: Path, path: Path) -> str:
    if isinstance(loc[-1], int):
        return f"the entry is too short{_of_entries(path)}"
    return f"`{loc[-1]}` is missing; add it"


def _not_a_text(node: Node, found: str) -> str:
    if not isinstance(node.value, str):
        return f"found {found}; write a text"
    value = read_plain(node.value).value
    if value is None:
        return "found nothing (null); write a text"
    what = "a switch" if isinstance(value, bool) else "a number"
    return f'found unquoted {node.value}, which is {what} to YAML; write "{node.value}"'


def _name(loc: Path, found: str) -> str:
    """A key that is not allowed is named itself; pydantic marks it with "[key]"."""
    return f"the name `{loc[-2]}`" if loc[-1] == "[key]" else found


def _signs(pattern: str) -> str:
    inner = pattern.removeprefix("^").removesuffix("$")
    return SIGNS.get(inner, "the name of a file beside the codebook, such as targets.csv")


def _of_entries(path: Path) -> str:
    for part in reversed(path):
        if part in ENTRIES:
            return (
                f"; an entry is {ENTRIES[part]}" if part not in {"range", "rescale"} else f", {ENTRIES[part]}"
            )
    return ""


def _quoted(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ",").split(",")]


def known_keys(path: Path) -> list[str]:
    """The keys that may stand in the map at `path`, from the JSON Schema."""
    schema = _schema()
    places = [schema]
    for part in path:
        places = [inner for place in places for inner in _step(_open(place, schema), part)]
    keys = {
        key for place in places for option in _open(place, schema) for key in option.get("properties", {})
    }
    return sorted(keys)


@cache
def _schema() -> dict[str, Any]:
    from pipeline.codebook.written_study import WrittenStudy

    return WrittenStudy.model_json_schema()


def _open(place: dict[str, Any], schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The place itself, or what it refers to, or each of its alternatives."""
    if "$ref" in place:
        return _open(schema["$defs"][place["$ref"].rsplit("/", 1)[1]], schema)
    alternatives = place.get("anyOf") or place.get("oneOf")
    if alternatives:
        return [inner for alternative in alternatives for inner in _open(alternative, schema)]
    return [place]


def _step(places: list[dict[str, Any]], part: str | int) -> Iterator[dict[str, Any]]:
    for place in places:
        if part in place.get("properties", {}):
            yield place["properties"][part]
        elif isinstance(part, int) and part < len(place.get("prefixItems", ())):
            yield place["prefixItems"][part]
        elif isinstance(part, int) and "items" in place:
            yield place["items"]
        elif isinstance(place.get("additionalProperties"), dict):
            yield place["additionalProperties"]
