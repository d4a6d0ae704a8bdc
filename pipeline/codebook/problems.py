"""Everything that is wrong with a codebook, gathered before anything is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import CodebookError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong; sorts by file and line. `where` is the dotted path, "" for the file."""

    file: str
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {where}{self.text}"


@dataclass(slots=True)
class Problems:
    """The problems found so far in one codebook and the files beside it."""

    file: str
    found: set[Problem] = field(default_factory=set)

    def add(self, line: int, where: str, text: str, *, file: str = "") -> None:
        """Note a problem, of a `file` beside the codebook where one is named; the same one twice counts once."""
        place = str(Path(self.file).with_name(file)) if file else self.file
        self.found.add(Problem(place, line, _one_line(where), _one_line(text)))

    def as_error(self) -> CodebookError:
        """One error that lists them all, in the order of the file."""
        return CodebookError("\n".join(str(problem) for problem in self.sorted()))

    def sorted(self) -> list[Problem]:
        """Those of the codebook first, by line; then those of the files beside it."""
        return sorted(self.found, key=lambda problem: (problem.file != self.file, problem))


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()) if "\n" in text else text


def nearest(name: str, known: Iterable[str]) -> str:
    """The question "did you mean" for the known name most like `name`; nothing where none is like it."""
    likely = closest(name, known)
    return f" (did you mean `{likely}`?)" if likely else ""


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like `name`, whatever the capitals."""
    from difflib import get_close_matches

    by_fold = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[matches[0]] if matches else None
