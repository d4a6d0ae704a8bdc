"""A finished report read back: its pictures' data, its words, its elements."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "input", "br", "link", "img"}


@dataclass
class Page(HTMLParser):
    """`blocks`: JSON by the id of the element it stands in; `words`: visible text; `tags`: (name, attributes)."""

    blocks: dict[str, dict] = field(default_factory=dict)
    words: str = ""
    tags: list[tuple[str, dict]] = field(default_factory=list)
    open: list[tuple[str, dict]] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, f"</{tag}> closes nothing"

    def handle_data(self, data):
        tag, attributes = self.open[-1] if self.open else ("", {})
        if tag == "script" and attributes.get("type") == "application/json":
            ids = [one["id"] for _, one in self.open if "id" in one]
            self.blocks[ids[-1]] = json.loads(data)
        elif tag not in ("script", "style"):
            self.words += data

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def rows(self, picture: str) -> list[dict]:
        """The rows behind a picture, with the columns said once put back."""
        table = self.blocks[picture]["table"]
        return [table["same"] | dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]


def read_page(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    assert page.open == [], "every element is closed"
    return page
