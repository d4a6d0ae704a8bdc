"""Files that belong to an export and lie beside it: its structure, its data, its labels."""

from __future__ import annotations

from pathlib import Path

# suffix of a file -> suffixes of what belongs to it, by the same stem
BELONGS: dict[str, tuple[str, ...]] = {
    ".csv": (".qsf", ".lss", ".json", ".sss", ".xml"),
    ".tsv": (".qsf", ".lss"),
    ".txt": (".lss", ".sss", ".xml"),
    ".asc": (".sss", ".xml"),
    ".dat": (".sss", ".xml"),
    ".sss": (".asc", ".dat", ".csv", ".txt"),
    ".xml": (".asc", ".dat", ".csv", ".txt"),
    ".json": (".csv",),
    ".sas7bdat": (".sas7bcat",),
    ".xlsx": (".qsf", ".lss"),
}
MARKS = {".json": b'"columns"', ".sss": b"<sss", ".xml": b"<sss"}  # another file of that name is none of ours
SAS_FORMATS = "formats.sas7bcat"  # the name SAS gives a library's catalogue


def with_companions(file: Path) -> tuple[Path, ...]:
    """The file, then those that belong to it."""
    suffix = file.suffix.lower()
    candidates = [file.with_suffix(other) for other in BELONGS.get(suffix, ())]
    found = [other for other in candidates if other.is_file() and _is_ours(other)]
    if suffix == ".sas7bdat" and not found and (file.parent / SAS_FORMATS).is_file():
        found = [file.parent / SAS_FORMATS]
    return (file, *found)


def _is_ours(file: Path) -> bool:
    with file.open("rb") as opened:
        return MARKS.get(file.suffix.lower(), b"") in opened.read(1 << 16)
