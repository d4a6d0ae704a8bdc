"""XML without what an attacker may put in it: entities, external files, depth or length without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, TreeBuilder

from pipeline.errors import ExportError

MAX_DEPTH = 50
MAX_BYTES = 1 << 26  # of a document that is held whole


def parse_xml(file: BinaryIO) -> Element:
    """The root of a document. Raises ExportError for entities, nesting or syntax no survey program writes."""
    builder = _Shallow()
    parser = _parser(builder)
    size = 0
    for block in _blocks(file):
        size += len(block)
        if size > MAX_BYTES:
            raise ExportError(f"an XML description of over {MAX_BYTES >> 20} MB; no survey is that long.")
        _feed(parser, block)
    return _feed(parser, None)


def parse_rows(file: BinaryIO, tag: str) -> Iterator[Element]:
    """Each element `tag` of a long document as it ends, then forgotten. Raises ExportError like `parse_xml`."""
    builder = _Shallow(forget=tag)
    parser = _parser(builder)
    for block in _blocks(file):
        _feed(parser, block)
        yield from builder.ended
        builder.ended.clear()
    _feed(parser, None)
    yield from builder.ended


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(1 << 16):
        yield block


def _parser(builder: _Shallow) -> Any:
    from defusedxml.ElementTree import DefusedXMLParser

    return DefusedXMLParser(target=builder, forbid_dtd=False, forbid_entities=True, forbid_external=True)


def _feed(parser: Any, block: bytes | None) -> Any:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        return parser.close() if block is None else parser.feed(block)
    except DefusedXmlException as error:
        raise ExportError(f"it defines entities ({error}), as no survey program does.") from None
    except (ParseError, LookupError, ValueError, AssertionError) as error:
        raise ExportError(f"it is no complete XML ({error}); export it again.") from None


class _Shallow:
    """Builds the tree, refuses depth, and lets go of rows that were read."""

    def __init__(self, forget: str | None = None) -> None:
        self._builder = TreeBuilder()
        self._open: list[Element] = []
        self._forget = forget
        self.ended: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise ExportError(f"its elements are nested over {MAX_DEPTH} deep, as no survey program does.")
        self._open.append(self._builder.start(tag, attributes))

    def end(self, tag: str) -> None:
        element = self._builder.end(tag)
        self._open.pop()
        if tag == self._forget:
            self.ended.append(element)
            if self._open:
                self._open[-1].remove(element)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()
