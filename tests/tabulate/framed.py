"""The frame of a small drawn wave, for tests of what counts it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.engine import Engine
from pipeline.frame.build import Frame, build_frame
from tests.small import staged_small


@contextmanager
def framed(folder: Path, codebook: str, drawing: str) -> Iterator[tuple[Engine, Frame]]:
    """An engine that holds the relations `frame` and `members` of the drawn rows."""
    study, wave, tables = staged_small(folder, codebook, drawing, upto="weight")
    with Engine() as engine:
        yield engine, build_frame(engine, study, wave, tables, folder)


def subject_of(frame: Frame, name: str):
    """The item of that name, as it is counted."""
    return next(one for one in frame.subjects if one.name == name)
