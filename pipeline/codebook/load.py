"""A study's codebook, from the file to the frozen `Study`."""

from __future__ import annotations

from pathlib import Path

from pipeline.codebook.model import Study
from pipeline.codebook.problems import Problems
from pipeline.errors import CodebookError

FILE_NAME = "codebook.yaml"
LARGEST = 20_000_000  # bytes


def load_study(path: Path) -> Study:
    """The study of the codebook at `path`, which may be its folder.

    Raises CodebookError with every problem, each with file and line; also where a file of codes
    is not there.
    """
    from pipeline.codebook.unfold import unfolded
    from pipeline.codebook.waiting import without_codes

    study = read_study(path)
    if waiting := without_codes(study):
        raise CodebookError("\n".join(waiting))
    return unfolded(study)


def read_study(path: Path) -> Study:
    """The study with everything it says, as it says it. Raises CodebookError with every problem."""
    from pipeline.codebook.check import check
    from pipeline.codebook.reading import Reading, written_nets
    from pipeline.codebook.resolve import resolve
    from pipeline.codebook.shape import read_shape
    from pipeline.codebook.tree import read_tree
    from pipeline.codebook.values import Lines

    file = path / FILE_NAME if path.is_dir() else path
    problems = Problems(str(file))
    text = _read_text(file)
    root = read_tree(text, problems)
    if root is None:
        raise problems.as_error()
    lines = Lines(root)
    written, lost = read_shape(lines, problems)
    if written is None:
        raise problems.as_error()
    reading = Reading(written, lines, problems, file.parent, lost, written_nets(written))
    folder = file.absolute().parent.name
    if written.study != folder and "study" not in lost:
        reading.report(("study",), f"found {written.study} in the folder {folder}; give both the same name")
    resolved = resolve(reading, path=str(file))
    check(resolved, reading, text)
    if problems.found:
        raise problems.as_error()
    return resolved.study


def _read_text(file: Path) -> str:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise CodebookError(f"{file}: there is no codebook; write one, or draft it from an export") from None
    except OSError as error:
        raise CodebookError(f"{file}: the codebook cannot be read ({error.strerror})") from None
    if len(content) > LARGEST:
        raise CodebookError(f"{file}: found {len(content)} bytes, too many for a codebook; is it an export?")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CodebookError(f"{file}:{line}: found a byte that is not UTF-8; save it as UTF-8") from None
