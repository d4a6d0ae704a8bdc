"""`survey codes`: lists the open texts that wait for a code, in the files where the codes are written."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.choices import require
from pipeline.cli.data_option import data_folder, data_option
from pipeline.cli.figures import counted
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.codebook.model import Study
    from pipeline.storage.discover import WaveFiles


@click.command()
@click.argument("study")
@click.option("--wave", metavar="WAVE", help="Texts of this wave alone; else of all that lie in data/raw.")
@data_option
def codes(study: str, wave: str | None) -> int:
    """Add every open text of STUDY that has no code yet to the file that `codes` names, with an empty code.

    A file that is not there is written. What stands in it stays as it is. Fill in the column `code` (several
    as in `price; service`) and, for new codes, `label`; then `survey run`. The files hold respondents' own
    words: keep them where the exports are.

    \b
    Example:
      survey codes kpmg-social
    """
    from pipeline.cli.console import messages
    from pipeline.codebook import read_study
    from pipeline.codebook.unfold import unfolded
    from pipeline.storage.discover import discover_study

    raw = data_folder().raw
    require("study", study, sorted(path.parent.name for path in raw.glob("*/codebook.yaml")), where=str(raw))
    codebook = unfolded(read_study(raw / study))
    coded = {item.codes_file for one in (codebook.default_wave, *codebook.waves) for item in one.items}
    if coded == {None}:
        raise UsageError(f"{study}: no text of the codebook has `codes`; write `codes: FILE.csv` at one.")
    waves = discover_study(raw / study).waves
    if wave is not None:
        require("wave", wave, [one.wave for one in waves], where=str(raw / study))
    texts: dict[str, Counter[str]] = {file: Counter() for file in sorted(filter(None, coded))}
    for files in waves:
        if wave in (None, files.wave):
            with messages().status(f"reading {files.wave} ..."):
                for file, found in _texts(codebook, files):
                    texts[file].update(found)
    for file, found in texts.items():
        _add(raw / study / file, found)
    return 0


def _texts(study: Study, files: WaveFiles) -> Iterator[tuple[str, dict[str, int]]]:
    """The file of each coded text of a wave, and the texts without a code with their respondents."""
    from pipeline.cli.coding import texts_of
    from pipeline.engine import Tables
    from pipeline.ingest.wave import ingest_wave
    from pipeline.normalize.columns import export_columns
    from pipeline.normalize.resolve import resolve_columns

    with tempfile.TemporaryDirectory(prefix="survey-codes-") as scratch:
        places = [lambda name: Path(scratch) / f"{name}.parquet"] * 2
        tables = Tables(study.name, files.wave, *places)
        ingest_wave(study, study.wave(files.wave), files.exports, tables)
        columns = export_columns(tables.load("export_columns"))
        for item in resolve_columns(study.wave(files.wave), columns).wave.items:
            if item.codes_file and item.in_wave and item.column in columns:
                yield item.codes_file, texts_of(item, columns, tables)[0]


def _add(path: Path, found: Counter[str]) -> None:
    """Writes the file anew with a row a text, whole or not at all."""
    from pipeline.codebook.codes_file import CodesFile, read_codes, with_waiting

    known = read_codes(path)
    if known is not None and known.problems:
        line, problem = known.problems[0]
        raise UsageError(f"{path}:{line}: {problem}; correct it first, nothing was changed.")
    listed = known or CodesFile()
    new = {text: rows for text, rows in found.most_common() if text not in listed.waiting}
    if new or known is None:
        content = None if known is None else path.read_bytes().decode("utf-8-sig")
        aside = path.with_name(f".{path.name}.tmp")
        aside.write_bytes(b"\xef\xbb\xbf" + with_waiting(content, new).encode("utf-8"))
        aside.replace(path)
    waiting = len(new) + len(listed.waiting)
    click.echo(
        f"{path}: {counted(waiting, 'text')} without a code, {len(new):,} of them new; {len(listed.codes):,} coded"
    )
