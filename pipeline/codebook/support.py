"""The files that a codebook names beside itself, found without reading YAML.

What is not among them in a study's folder is an export. That is asked before anything else, so it must
cost nothing: only `re` is needed. `load_study` refuses a codebook in which the two readings differ.
"""

from __future__ import annotations

import re

SUPPORT_FILE = r"[A-Za-z0-9_][A-Za-z0-9_.+ -]*\.[A-Za-z0-9]+"

# Read from the left: what is a comment or stands in quotes is consumed whole, unless a key is before it.
_PIECE = re.compile(
    rf"""
    (?<![^\s,{{?])                                     # a key begins a line or an entry
    (?P<quote>["']?)(?:file|codes|targets|meta|sampled)(?P=quote)\s*:(?:\s+|(?=["']))
    (?:"(?P<double>{SUPPORT_FILE})"|'(?P<single>{SUPPORT_FILE})'|(?P<plain>{SUPPORT_FILE}))
    (?=\s*(?:[,}}\]]|$|\s\#))
    | (?<![^\s,{{\[:])"(?:[^"\\]|\\.)*"
    | (?<![^\s,{{\[:])'(?:[^']|'')*'
    | (?<!\S)\#[^\n]*
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)

_REFERENCE = re.compile(
    r"""
    (?<![^\s,{?])(?P<quote>["']?)reference_wave(?P=quote)\s*:\s*(?:"(?P<double>[^"\n]+)"|'(?P<single>[^'\n]+)'|(?P<plain>[\w.-]+))
    | (?<![^\s,{\[:])"(?:[^"\\]|\\.)*"
    | (?<![^\s,{\[:])'(?:[^']|'\')*'
    | (?<!\S)\#[^\n]*
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def reference_waves(codebook_text: str) -> tuple[str, ...]:
    """The waves after `reference_wave:`, in order, each once: their exports are inputs of every other wave."""
    found = (
        match["double"] or match["single"] or match["plain"] for match in _REFERENCE.finditer(codebook_text)
    )
    return tuple(dict.fromkeys(name for name in found if name))


def support_files(codebook_text: str) -> tuple[str, ...]:
    """Names of the files after `file:`, `codes:`, `targets:`, `meta:` and `sampled:`, in order, each once."""
    found = (match["double"] or match["single"] or match["plain"] for match in _PIECE.finditer(codebook_text))
    return tuple(dict.fromkeys(name.strip() for name in found if name))
