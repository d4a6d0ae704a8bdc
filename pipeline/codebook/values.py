"""The nodes of a codebook as plain values, and the way back from a path to its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.codebook.problems import Problems
from pipeline.codebook.scalars import read_plain
from pipeline.codebook.tree import Node

Path = tuple[str | int, ...]


def plain_value(node: Node, problems: Problems, path: Path = ()) -> object:
    """Text, number, switch, tuple or dict; notes the scalars that YAML would bend."""
    if isinstance(node.value, dict):
        return {key: plain_value(child, problems, (*path, key)) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return tuple(plain_value(child, problems, (*path, place)) for place, child in enumerate(node.value))
    if not node.is_plain:
        return node.value
    scalar = read_plain(node.value)
    if scalar.complaint:
        node.is_reported = True
        problems.add(node.line, dotted(path), scalar.complaint)
    return scalar.value


def empty_keys(node: Node, path: Path = ()) -> Iterator[Path]:
    """The paths of keys without a value."""
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if child.is_plain and read_plain(str(child.value)).value is None:
                yield (*path, key)
            else:
                yield from empty_keys(child, (*path, key))
    elif isinstance(node.value, list):
        for place, child in enumerate(node.value):
            yield from empty_keys(child, (*path, place))


def dotted(path: Iterable[str | int]) -> str:
    """`items.sector.options` for the path of a message; places in lists are left to the line."""
    return ".".join(part for part in path if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Lines:
    """Where things stand in the file."""

    root: Node

    def of(self, *path: str | int) -> int:
        """The line of the deepest node of the path that exists."""
        return self.locate(path)[1].line

    def locate(self, path: Iterable[str | int]) -> tuple[Path, Node]:
        """The node that `path` leads to; parts that lead nowhere (a validator's labels) are skipped."""
        node, found = self.root, []
        for part in path:
            if isinstance(node.value, dict) and part in node.value:
                node = node.value[str(part)]
            elif isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
            else:
                continue
            found.append(part)
        return tuple(found), node
