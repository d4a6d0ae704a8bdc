"""The methods paragraph of each wave, as `survey correlate --methods` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cli.console import write
from pipeline.cli.notice import warn
from pipeline.cli.published import published_rows
from pipeline.storage.folder import DataFolder


def print_methods(folder: DataFolder, study: str, waves: Sequence[str]) -> None:
    """Paragraph, references and disclosure of each wave; the warning of a reconstruction on standard error."""
    from pipeline.codebook import load_study
    from pipeline.report.paragraph import methods_text
    from pipeline.report.wave_view import view_of_frames

    codebook = load_study(folder.raw / study / "codebook.yaml")
    for wave in waves:

        def load(table: str, wave: str = wave):  # type: ignore[no-untyped-def]
            return published_rows(folder, table, study, [wave])

        view = view_of_frames(codebook, wave, load)
        warn([f"{study}:{wave}"] if view.is_reconstructed else [])
        write(methods_text(view) + "\n")
