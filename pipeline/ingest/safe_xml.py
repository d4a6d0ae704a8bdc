"""XML without what an attacker may put in it: entities, external files, depth without end."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from pipeline.errors import ExportError

MAX_DEPTH = 50


def parse_xml(path: Path) -> Element:
    """The root of the document. Raises ExportError for entities, nesting or syntax no survey program writes."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    try:
        parser = DefusedXMLParser(
            target=_Shallow(), forbid_dtd=False, forbid_entities=True, forbid_external=True
        )
        with path.open("rb") as file:
            while block := file.read(1 << 16):
                parser.feed(block)
        return parser.close()
    except DefusedXmlException as error:
        raise ExportError(
            f"it defines entities ({error}), as no survey program does; do not open it."
        ) from None
    except (ParseError, LookupError, ValueError) as error:
        raise ExportError(f"it is no complete XML ({error}); export it again.") from None


class _Shallow:
    """Builds the tree and counts how deep it gets."""

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self._builder = TreeBuilder()
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise ExportError(f"its elements are nested over {MAX_DEPTH} deep, as no survey program does.")
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()
