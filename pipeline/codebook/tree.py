"""A codebook's YAML as nodes that know their line; stricter than YAML itself.

The parser's events are put together here, one after the other, so that neither depth nor repetition
in a hostile file can hang or crash the reader. Anchors, aliases, merge keys and tags are refused:
`option_lists` is how a codebook says a thing once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codebook.problems import Problems
from pipeline.codebook.scalars import read_plain

if TYPE_CHECKING:
    import yaml

DEEPEST = 40


@dataclass(slots=True)
class Node:
    """A scalar (`value` is a str), a list of nodes, or a dict of nodes; `line` is the key's if it has one."""

    line: int
    value: str | list[Node] | dict[str, Node]
    is_plain: bool = False
    is_reported: bool = False  # a problem names it already: its shape is not reported again


def read_tree(text: str, problems: Problems) -> Node | None:
    """The map that is the only document of `text`; None, with the problem noted, where there is none."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = _Composer(problems).compose(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.add(line, "", f"this is not YAML: {_in_plain_words(error.problem or str(error))}")
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        problems.add(line, "", f"found a control character (#{error.character:04x}); remove it")
        return None
    if root is None:
        problems.add(1, "", "the codebook is empty; write at least `study` and `items`")
    elif not isinstance(root.value, dict):
        problems.add(root.line, "", "the codebook is not a map; begin with `study: name-of-the-folder`")
        return None
    return root


def _in_plain_words(problem: str) -> str:
    if "tab" in problem or "cannot start any token" in problem:
        return f"{problem}; indent with spaces, not tabs, and quote texts that begin with a sign"
    if "mapping values" in problem:
        return f"{problem}; quote a text that has a colon in it"
    return f"{problem}; look for a quote or bracket that is not closed, or a wrong indent"


class _Composer:
    """Puts events together; the stack holds the open lists and maps."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.stack: list[Node] = []
        self.keys: list[Node | None] = []  # the key that waits for its value, a place for each open node
        self.root: Node | None = None

    def compose(self, events: Iterator[yaml.Event]) -> Node | None:
        import yaml

        for event in events:
            line = event.start_mark.line + 1
            match event:
                case yaml.ScalarEvent():
                    self._refuse_node_properties(event, line)
                    self._attach(Node(line, event.value, event.style in {None, ""}))
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._refuse_node_properties(event, line)
                    if not self._open(Node(line, [] if isinstance(event, yaml.SequenceStartEvent) else {})):
                        return self.root
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.stack.pop()
                    self.keys.pop()
                case yaml.AliasEvent():
                    self.problems.add(line, "", f"found the alias *{event.anchor}; {_SAY_ONCE}")
                    self._attach(Node(line, "", is_reported=True))
                case yaml.DocumentStartEvent() if self.root is not None:
                    self.problems.add(line, "", "found a second document; a codebook is one: remove the ---")
                    return self.root
        return self.root

    def _refuse_node_properties(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor:
            self.problems.add(line, "", f"found the anchor &{event.anchor}; {_SAY_ONCE}")
        if event.tag:
            self.problems.add(line, "", f"found the tag {event.tag}; remove it, tags are not used here")

    def _open(self, node: Node) -> bool:
        if len(self.stack) == DEEPEST:
            self.problems.add(node.line, "", f"lists and maps stand more than {DEEPEST} deep; unfold them")
            return False
        self._attach(node)
        self.stack.append(node)
        self.keys.append(None)
        return True

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
        elif isinstance(self.stack[-1].value, list):
            self.stack[-1].value.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = node
        else:
            self._set(self.stack[-1], self.keys[-1], node)
            self.keys[-1] = None

    def _set(self, owner: Node, key: Node, node: Node) -> None:
        entries = owner.value
        assert isinstance(entries, dict)
        if not isinstance(key.value, str):
            self.problems.add(key.line, "", "found a list or map as a key; write a word")
            return
        if key.value in entries:
            first = entries[key.value].line
            self.problems.add(key.line, "", f"key `{key.value}` is here twice, first on line {first}; {_ONE}")
            return
        if key.is_plain:
            self._refuse_bent_key(key)
        node.line = key.line
        entries[key.value] = node

    def _refuse_bent_key(self, key: Node) -> None:
        text = str(key.value)
        scalar = read_plain(text)
        if text == "<<":
            self.problems.add(key.line, "", f"found the merge key <<; {_SAY_ONCE}")
        elif scalar.complaint:
            self.problems.add(key.line, "", f"key `{text}`: {scalar.complaint}")
        elif scalar.value is None:
            self.problems.add(key.line, "", "found a key without a name; write it before the colon")
        elif not isinstance(scalar.value, str):
            what = "a switch" if isinstance(scalar.value, bool) else "a number"
            self.problems.add(key.line, "", f'key `{text}`: unquoted it is {what} to YAML; write "{text}"')


_SAY_ONCE = "write it out, or name a list under `option_lists`"
_ONE = "remove one or join them"
