"""The words that go with every number of a reconstruction, where a hurried reader cannot miss them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from pipeline.storage.folder import DataFolder

if TYPE_CHECKING:
    from rich.console import RenderableType

RECONSTRUCTED = re.compile(r"""\bprovenance\s*:\s*["']?reconstructed\b""")


def reconstruction_notice(names: Sequence[str]) -> str:
    """One sentence for the studies or waves named."""
    return (
        f"RECONSTRUCTED DATA ({', '.join(names)}): nobody answered these questions. Percentages that were published "
        "come out at their published rounding; every other base, split, interval and correlation is an assumption."
    )


def warn_of_reconstructions(folder: DataFolder, keys: Iterable[str]) -> None:
    """Warns on standard error of the studies whose codebook says so, without loading a codebook."""
    studies = sorted({key.partition(":")[0] for key in keys})
    warn([study for study in studies if _says_reconstructed(folder, study)])


def warn(names: Sequence[str]) -> None:
    """The notice on standard error; nothing where no name is given."""
    if names:
        click.secho(reconstruction_notice(names), err=True, bold=True)


def notice_panel(names: Sequence[str]) -> Iterator[RenderableType]:
    """The notice in a frame, above a table; nothing where no name is given."""
    from rich.panel import Panel
    from rich.text import Text

    if names:
        yield Panel(Text(reconstruction_notice(names)), border_style="yellow", style="bold")


def _says_reconstructed(folder: DataFolder, study: str) -> bool:
    codebook = folder.raw / study / "codebook.yaml"
    return bool(RECONSTRUCTED.search(codebook.read_text(encoding="utf-8", errors="replace")))
