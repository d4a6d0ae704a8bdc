"""What a file is packed in, and which exports are inside."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from pipeline.errors import ExportError
from pipeline.ingest.child import in_child
from pipeline.ingest.export import Source
from pipeline.ingest.magic import BZIP2, GZIP, OLE, ZIP
from pipeline.ingest.unpack import on_disk, open_source

MAX_DEPTH = 2
LIMESURVEY_ARCHIVE = ".lss"


def exports_in(path: Path) -> list[Source]:
    """The exports that one file on disk holds: itself, or what is packed in it. Raises ExportError."""
    return _unpacked(Source(path), MAX_DEPTH)


def _unpacked(source: Source, depth: int) -> list[Source]:
    with open_source(source) as file:
        head = file.read(8)
    for mark, kind in ((GZIP, "gzip"), (BZIP2, "bzip2")):
        if head.startswith(mark):
            return _deeper([source.inside(kind)], source, depth)
    if head.startswith(ZIP):
        names = _members(source)
        if "[Content_Types].xml" in names or "mimetype" in names:
            return [_sheet(source)]
        if any(name.endswith(LIMESURVEY_ARCHIVE) for name in names):
            return [source]  # its reader needs all of its members
        return _deeper([source.inside("zip", name) for name in _data_members(names, source)], source, depth)
    return [_sheet(source)] if head.startswith(OLE) else [source]


def _deeper(found: list[Source], outer: Source, depth: int) -> list[Source]:
    if not depth:
        raise ExportError(f"{outer.name}: an archive in an archive in an archive; unpack it first.")
    return [inner for source in found for inner in _unpacked(source, depth - 1)]


def _members(source: Source) -> list[str]:
    with open_source(source) as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        encrypted = [info.filename for info in archive.infolist() if info.flag_bits & 1]
    for name in names:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
            raise ExportError(
                f"{source.name}: it holds a file with the path {name!r}; nobody packs a survey so."
            )
    if encrypted:
        raise ExportError(f"{source.name}: {encrypted[0]} is protected by a password; unpack it first.")
    return names


def _data_members(names: list[str], source: Source) -> list[str]:
    """The members that may hold an export: not folders, not what a Macintosh or a person adds."""
    data = [
        name
        for name in names
        if not name.endswith("/")
        and not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
        and not name.lower().endswith((".pdf", ".md", ".docx", ".html", ".png", ".jpg"))
    ]
    if not data:
        raise ExportError(f"{source.name}: an archive without an export in it.")
    return data


def _sheet(source: Source) -> Source:
    """The sheet with the most cells: notes and cover sheets are smaller than answers."""
    with on_disk(source) as book:
        sizes = in_child(
            "pipeline.ingest.sheets:sheet_sizes",
            file=source.name,
            values={"path": book.path},
            descriptors=book.descriptors,
        )
    name, cells = max(sizes, key=lambda one: one[1], default=("", 0))
    if not cells:
        raise ExportError(f"{source.name}: a workbook without any cell.")
    return source.inside("sheet", name)
