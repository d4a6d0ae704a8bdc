"""Columns that a platform adds by itself, by their headers: what they are for, and which are personal.

The headers are data: known_headers.csv. Platform `any` holds what is personal in any file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline.ingest.export import Column, Role, folded

KNOWN_HEADERS = Path(__file__).with_name("known_headers.csv")


@cache
def known_roles(*platforms: str) -> Mapping[str, Role]:
    """Folded header -> role, on these platforms and any; a later platform's word wins."""
    with KNOWN_HEADERS.open(encoding="utf-8", newline="") as file:
        known = list(csv.DictReader(file))
    return {
        folded(row["header"]): Role(row["role"])
        for platform in ("any", *platforms)
        for row in known
        if row["platform"] == platform
    }


def with_roles(columns: Iterable[Column], *platforms: str, also: str = "name") -> list[Column]:
    """The columns with the role of their name or `also` (text or source_id); one they have stays."""
    roles = known_roles(*platforms)

    def role(column: Column) -> Role | None:
        found = column.role or roles.get(folded(column.name)) or roles.get(folded(getattr(column, also)))
        # "email" with the options yes and no is a question about e-mail, not an address
        return None if found is Role.PERSONAL and column.values else found

    return [replace(column, role=role(column)) for column in columns]
