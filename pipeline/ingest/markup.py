"""Question texts without the HTML that survey editors leave in them."""

from __future__ import annotations

import html
import re

_INLINE = re.compile(
    r"</?(b|i|u|em|strong|span|font|a|sup|sub|small|big|mark|label)\b[^<>]{0,2000}>", re.IGNORECASE
)
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(r"</?[a-z!][^<>]{0,2000}>", re.IGNORECASE)


def plain_text(text: str) -> str:
    """`text` without tags, entities and doubled blanks; what only looks like a tag stays."""
    if "<" in text:
        text = _OTHER.sub(" ", _INLINE.sub("", _SCRIPT.sub(" ", text)))
    return " ".join(html.unescape(text).split())
