"""The JSON Schema of a codebook, for editors that complete and validate, and the keys it knows.

`python -m pipeline.codebook.schema > docs/codebook.schema.json` renews the checked-in file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pipeline.codebook.values import Path

DIALECT = "http://json-schema.org/draft-07/schema#"
NULL = {"type": "null"}
Schema = dict[str, Any]


def schema_text() -> str:
    """The schema as it is checked in."""
    return json.dumps(_strict(json_schema()), indent=1, ensure_ascii=False) + "\n"


@cache
def json_schema() -> Schema:
    """The schema of the whole codebook."""
    from pipeline.codebook.written_study import WrittenStudy

    return {"$schema": DIALECT, **WrittenStudy.model_json_schema()}


def known_keys(path: Path) -> list[str]:
    """The keys that may stand in the map at `path`."""
    places = list(_open(json_schema()))
    for part in path:
        places = [inner for step in _step(places, part) for inner in _open(step)]
    return sorted({key for place in places for key in place.get("properties", {})})


def _open(place: Schema) -> Iterator[Schema]:
    """The place itself, or what it refers to, or each of its alternatives."""
    if "$ref" in place:
        yield from _open(json_schema()["$defs"][place["$ref"].rsplit("/", 1)[1]])
    elif alternatives := place.get("anyOf") or place.get("oneOf"):
        for alternative in alternatives:
            yield from _open(alternative)
    else:
        yield place


def _step(places: Iterable[Schema], part: str | int) -> Iterator[Schema]:
    """What the places hold under the key, or at that place of their list."""
    for place in places:
        if part in place.get("properties", {}):
            yield place["properties"][part]
        elif isinstance(part, int) and part < len(place.get("prefixItems", ())):
            yield place["prefixItems"][part]
        elif isinstance(part, int) and isinstance(place.get("items"), dict):
            yield place["items"]
        elif isinstance(part, str):
            yield from place.get("patternProperties", {}).values()
            if isinstance(place.get("additionalProperties"), dict):
                yield place["additionalProperties"]


def _strict(value: Any, *, in_list: bool = False) -> Any:
    """As strict as the loader, in the draft that editors know: no null but for the open end of a band."""
    if isinstance(value, list):
        return [_strict(inner, in_list=True) for inner in value]
    if not isinstance(value, dict):
        return value
    alternatives = value.get("anyOf")
    if alternatives and not in_list and NULL in alternatives:
        rest = [inner for inner in alternatives if inner != NULL]
        value = {key: inner for key, inner in value.items() if key not in {"anyOf", "default"}}
        value |= rest[0] if len(rest) == 1 else {"anyOf": rest}
    if "patternProperties" in value:
        value = {"additionalProperties": False} | value
    if "$ref" in value and len(value) > 1:  # nothing beside a reference would count
        reference = {"$ref": value["$ref"]}
        value = {key: inner for key, inner in value.items() if key != "$ref"} | {"allOf": [reference]}
    # The names of our classes are no titles; the key of a codebook that is called so has a map here.
    return {
        "items" if key == "prefixItems" else key: _strict(inner, in_list=key == "prefixItems")
        for key, inner in value.items()
        if not (key == "title" and isinstance(inner, str))
    }


if __name__ == "__main__":
    print(schema_text(), end="")
