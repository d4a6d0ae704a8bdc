"""How far a run of several waves is, on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.cli.console import messages

Report = Callable[[str, str], None]  # (study:wave, running | published | failed)


@contextmanager
def wave_progress(waves: int) -> Iterator[Report]:
    """A bar in a terminal, a line a wave elsewhere; gives the function that is told of each wave."""
    console = messages()
    if not console.is_terminal:
        yield _lines(waves)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting Dagster", total=waves)

        def told(key: str, state: str) -> None:
            if state == "running":
                progress.update(task, description=key)
            else:
                progress.console.print(f"{key}: {state}")
                progress.advance(task)

        yield told


def _lines(waves: int) -> Report:
    console = messages()
    started: dict[str, float] = {}
    ended: list[str] = []

    def told(key: str, state: str) -> None:
        if state == "running":
            started[key] = time.monotonic()
        else:
            ended.append(key)
            seconds = time.monotonic() - started.get(key, time.monotonic())
            console.print(f"[{len(ended)}/{waves}] {key}: {state} in {seconds:.1f} s", soft_wrap=True)

    return told
