"""Where words go: results to standard output, progress and warnings to standard error."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 120  # where there is no terminal to ask, and COLUMNS says nothing
TRAILING = re.compile(r" +\n")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def show(*parts: RenderableType) -> None:
    """Prints results: coloured in a terminal, plain in a pipe or where NO_COLOR is set."""
    console = _console(stderr=False)
    with console.capture() as captured:
        for part in parts:
            console.print(part, soft_wrap=isinstance(part, str))
    write(TRAILING.sub("\n", captured.get()))


def write(text: str) -> None:
    """Writes text to standard output; a reader that has gone away wants no more of it."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def messages() -> Console:
    """The console of standard error."""
    return _console(stderr=True)


def console_width() -> int:
    """How many characters a line of results may have."""
    return _console(stderr=False).width


def plain(text: object) -> str:
    """A label as one line that cannot steer a terminal: control and direction characters are gone."""
    return CONTROL.sub("", " ".join(str(text).split()))


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    asked = os.environ.get("COLUMNS", "").isdigit()
    width = None if stream.isatty() or asked else PIPED_WIDTH
    return Console(stderr=stderr, width=width, markup=False, highlight=False, emoji=False)
