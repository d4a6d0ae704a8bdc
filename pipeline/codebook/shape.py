"""The nodes as a `WrittenStudy`; every deviation from the written shape is noted with its line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipeline.codebook.complaints import complaint
from pipeline.codebook.problems import Problems, closest
from pipeline.codebook.schema import known_keys
from pipeline.codebook.tree import Node
from pipeline.codebook.values import Lines, Path, dotted, empty_keys, plain_value

if TYPE_CHECKING:
    from pipeline.codebook.written_study import WrittenStudy

ROUNDS = 12  # each takes the faulty parts out; deeper faults than that wait for the next reading
NAMED_ELSEWHERE = frozenset(
    {"options", "labels", "columns", "grid", "bands", "nets", "missing", "type", "by_wave", "separator"}
)
NAMING = frozenset({"items", "option_lists", "derived", "scores", "universes"})
PAIRS = frozenset({"range", "rescale"})  # lists that are nothing without one of their entries


def read_shape(lines: Lines, problems: Problems) -> tuple[WrittenStudy | None, frozenset[str]]:
    """The study as written, and the words in its faulty parts.

    Faulty parts are taken out of the tree so that the rest can be checked as well: one reading lists
    every problem. What refers to one of the words must not be called unknown. None where nothing is left.
    """
    from pydantic import ValidationError

    from pipeline.codebook.written_study import WrittenStudy

    lost: set[str] = set()
    for path in list(empty_keys(lines.root)):
        problems.add(lines.of(*path), dotted(path), "the key has no value; give it one or remove it")
        _take_out(path, lines, lost)
    for _ in range(ROUNDS):
        try:
            return WrittenStudy.model_validate(plain_value(lines.root, problems)), frozenset(lost)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
        places = [lines.locate(fault["loc"]) for fault in faults]
        for fault, (path, node) in zip(faults, places, strict=True):
            if not node.is_reported and not _is_consequence(
                fault["type"], path, [path for path, _ in places]
            ):
                problems.add(node.line, dotted(path), complaint(fault, path, node))
        if not all([_take_out(path, lines, lost) for path in _from_the_end(path for path, _ in places)]):
            break
    return None, frozenset(lost)


def _from_the_end(paths: Iterable[Path]) -> list[Path]:
    """The whole parts around the faults, so that places in a list hold while its entries are taken out."""
    parts = {_whole_part(path) for path in paths}
    return sorted(parts, key=lambda path: [str(part).zfill(6) for part in path], reverse=True)


def _is_consequence(kind: str, path: Path, paths: list[Path]) -> bool:
    """Whether a list is only called too short because entries of it are faulty."""
    return kind == "too_short" and any(
        len(other) > len(path) and other[: len(path)] == path for other in paths
    )


def _whole_part(path: Path) -> Path:
    """The part that can be missing: a key, or an entry of a list; never a half pair or band."""
    while len(path) > 1 and isinstance(path[-1], int) and (isinstance(path[-2], int) or path[-2] in PAIRS):
        path = path[:-1]
    return path


def _take_out(path: Path, lines: Lines, lost: set[str]) -> bool:
    """Remove the part from the tree and remember its words; False for the whole codebook."""
    if path in {(), ("study",)} and "study" not in lost:
        lost.add("study")
        lines.root.value["study"] = Node(1, "unnamed", is_reported=True)  # type: ignore[index,call-overload]
        return True
    found, node = lines.locate(path)
    if not path or found != path:
        return bool(path)
    owner = lines.locate(path[:-1])[1]
    del owner.value[path[-1]]  # type: ignore[union-attr, arg-type]
    owner.is_reported = True  # that something is missing in it now is not the author's doing
    lost.update(_names_in(path, node))
    return True


def _names_in(path: Path, node: Node) -> set[str]:
    """The names that went with the part: what refers to them is not at fault."""
    if path[0] not in NAMING:
        return {str(path[0])}
    if path[0] == "items" and len(path) > 2:
        key = str(path[4] if path[2] == "by_wave" and len(path) > 4 else path[2])
        if closest(key, known_keys(("items", path[1]))) not in NAMED_ELSEWHERE:
            return {f"items.{path[1]}"}  # nothing outside the item depends on it
    return {part for part in path if isinstance(part, str)} | _keys(node)


def _keys(node: Node) -> set[str]:
    if isinstance(node.value, str):
        return set()
    children = node.value.values() if isinstance(node.value, dict) else node.value
    own = set(node.value) if isinstance(node.value, dict) else set()
    return own.union(*(_keys(child) for child in children))
