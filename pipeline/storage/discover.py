"""Which studies and waves lie in data/raw. The standard library only: it decides before anything loads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook.support import reference_waves, support_files

STUDY_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
WAVE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
CODEBOOK = "codebook.yaml"
RESERVED = ("main", "microdata", "system", "temp")  # schemas that DuckDB has already
IGNORED_PREFIXES = (".", "~$")  # hidden files, a spreadsheet's lock
IGNORED_NAMES = ("Thumbs.db", "desktop.ini")
IGNORED_SUFFIXES = (".tmp", ".part", ".md", ".swp", "~")  # half copied files, notes, editors' leavings
SWITCHING = ".switching-"  # a hidden folder with files on their way into a wave's place
PACKED_SUFFIXES = (".gz", ".zip", ".bz2")


@dataclass(frozen=True, slots=True)
class WaveFiles:
    """The files that make one wave: its exports, its study's codebook and what that names."""

    study: str
    wave: str
    exports: tuple[Path, ...]
    codebook: Path
    support: tuple[Path, ...]

    @property
    def key(self) -> str:
        return f"{self.study}:{self.wave}"

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files whose bytes make the wave, in the order of its fingerprint."""
        return (*self.exports, self.codebook, *self.support)


@dataclass(frozen=True, slots=True)
class Discovered:
    """What lies in data/raw; a problem names its file and what to do about it."""

    waves: tuple[WaveFiles, ...]
    problems: tuple[str, ...]


def discover(raw: Path) -> Discovered:
    """Every wave of every study folder, in the order of their names."""
    if not raw.is_dir():
        return Discovered((), (f"{raw}: there is no such folder; exports belong in data/raw/<study>/",))
    waves: list[WaveFiles] = []
    problems: list[str] = []
    for folder in sorted(raw.iterdir()):
        if folder.name.startswith(".") or not folder.is_dir():
            continue
        found = discover_study(folder)
        waves += found.waves
        problems += found.problems
    return Discovered(tuple(waves), tuple(problems))


def discover_study(folder: Path) -> Discovered:
    """The waves of one study folder. A folder that cannot be read is a problem, not an exception."""
    if not STUDY_NAME.fullmatch(folder.name) or folder.name in RESERVED:
        return _problem(
            f"{folder}: a study's folder is named with a-z, 0-9 and -, begins with a letter or digit, "
            f"and is none of {', '.join(RESERVED)}"
        )
    codebook = folder / CODEBOOK
    try:
        if not codebook.is_file():
            return _problem(
                f"{folder}: there is no {CODEBOOK}; `survey draft EXPORT -o {codebook}` writes a first one"
            )
        text = codebook.read_text(encoding="utf-8", errors="replace")
        named = support_files(text)
        paths = [path for path in sorted(folder.iterdir()) if not _is_passed_over(path)]
    except OSError as error:
        return _problem(f"{error.filename}: cannot be read ({error.strerror}); correct that and run again")
    exports = [path for path in paths if path.name not in (CODEBOOK, *named)]
    return _without_switching(folder, _waves(folder, named, exports, reference_waves(text)))


def _without_switching(folder: Path, found: Discovered) -> Discovered:
    """A wave of which only some files are new is none until `pipeline.storage.switch` has finished it."""
    switching = {path.name.removeprefix(SWITCHING) for path in folder.glob(f"{SWITCHING}*") if path.is_dir()}
    if not switching:
        return found
    words = (
        f"{folder}: the files of {wave} are being replaced; `survey run` finishes what was stopped half way"
        for wave in sorted(switching)
    )
    waves = tuple(one for one in found.waves if one.wave not in switching)
    return Discovered(waves, (*found.problems, *words))


def _waves(
    folder: Path, named: tuple[str, ...], paths: list[Path], references: tuple[str, ...]
) -> Discovered:
    exports: dict[str, list[Path]] = {}
    problems: list[str] = []
    for path in paths:
        wave = wave_of(path)
        if WAVE_NAME.fullmatch(wave):
            exports.setdefault(wave, []).append(path)
        else:
            problems.append(
                f"{path}: the name gives the wave {wave!r}, which is not allowed; "
                "a wave is named with letters, digits, . and -, as in 2012.csv"
            )
    support = tuple(folder / name for name in named)
    # scores of one wave may be standardised by what another measured
    others = {one: tuple(exports[one]) for one in references if one in exports}
    waves = [
        WaveFiles(
            folder.name,
            wave,
            tuple(paths),
            folder / CODEBOOK,
            support + tuple(path for one, found in others.items() if one != wave for path in found),
        )
        for wave, paths in sorted(exports.items())
    ]
    return Discovered(tuple(waves), tuple(problems))


def _problem(words: str) -> Discovered:
    return Discovered((), (words,))


def wave_of(path: Path) -> str:
    """The wave that a file's name gives: 2012.csv and 2012.csv.gz are 2012, 2012.1.sav is 2012.1."""
    name = path.name
    for suffix in PACKED_SUFFIXES:
        name = name.removesuffix(suffix)
    return name.rsplit(".", 1)[0]


def _is_passed_over(path: Path) -> bool:
    is_leaving = path.name.startswith(IGNORED_PREFIXES) or path.name.endswith(IGNORED_SUFFIXES)
    return is_leaving or path.name in IGNORED_NAMES or not path.is_file()
