"""The nodes of a codebook as plain values, and the way back from a path to its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.codebook.problems import Problems
from pipeline.codebook.scalars import read_plain
from pipeline.codebook.tree import Node

Path = tuple[str | int, ...]


def plain_value(node: Node, problems: Problems, path: Path = ()) -> object:
    """Text, number, switch, tuple or dict; notes what YAML would bend and keys without a value."""
    if isinstance(node.value, dict):
        return {
            key: plain_value(child, problems, (*path, key))
            for key, child in node.value.items()
            if not _is_left_empty(child, problems, (*path, key))
        }
    if isinstance(node.value, list):
        return tuple(plain_value(child, problems, (*path, i)) for i, child in enumerate(node.value))
    if not node.is_plain:
        return node.value
    scalar = read_plain(node.value)
    if scalar.complaint:
        node.is_reported = True
        problems.add(node.line, dotted(path), scalar.complaint)
    return scalar.value


def _is_left_empty(node: Node, problems: Problems, path: Path) -> bool:
    if not (node.is_plain and read_plain(str(node.value)).value is None):
        return False
    node.is_reported = True
    problems.add(node.line, dotted(path), "the key has no value; give it one or remove it")
    return True


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
