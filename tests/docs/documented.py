"""Carries out what a page tells its reader to type, and compares what is said with what the page shows.

A fence ```console holds commands behind `$ ` and what they print; a line `...` stands for any lines, and three
points within a line for any text. A fence after `<!-- file: PATH -->` is a file that the reader writes.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
Survey = Callable[..., str]  # the words of a command -> what it printed


@dataclass(frozen=True)
class Typed:
    """One command of a page and what the page says it prints."""

    command: str
    shown: str


def carry_out(page: str, *, docs: Path, survey: Survey) -> list[tuple[Typed, str]]:
    """Writes the page's files and runs its commands in their order; each with what it really printed."""
    done = []
    for fence in FENCE.finditer(page):
        if fence["file"]:
            path = Path(fence["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence["text"], encoding="utf-8")
        elif fence["kind"] == "console":
            done += [(typed, _run(typed.command, docs, survey)) for typed in commands_of(fence["text"])]
    return done


def commands_of(fence: str) -> Iterator[Typed]:
    """The commands of a fence, each with the lines below it."""
    for part in re.split(r"^\$ ", fence, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Typed(command, shown)


def _run(command: str, docs: Path, survey: Survey) -> str:
    name, *words = shlex.split(command)
    if name == "survey":
        return survey(*words)
    if name == "mkdir":
        Path(words[-1]).mkdir(parents=True, exist_ok=True)
    elif name == "cp":
        shutil.copyfile(docs / words[0].removeprefix("docs/"), words[1])
    else:
        raise AssertionError(f"{command}: a page may tell its reader to type survey, mkdir and cp")
    return ""


def fits(shown: str, printed: str) -> bool:
    """Whether what the page shows is what was printed, but for what `...` leaves out and blanks at line ends."""
    pattern = ""
    for line in shown.rstrip("\n").split("\n") if shown.strip() else []:
        if line.strip() == "...":
            pattern += r"(?:[^\n]*\n)*"
        else:
            pattern += r"[^\n]*".join(re.escape(part) for part in line.rstrip().split("...")) + r"[^\S\n]*\n"
    return re.fullmatch(pattern, f"{printed.rstrip()}\n" if printed.strip() else "") is not None
