"""docs/formats.md: what the readers really do with every file of ../shared/data.

Written by `python -m tests.ingest.format_table`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipeline.draft.study import draft_study
from pipeline.errors import ExportError
from pipeline.ingest.read import read_export, write_rows
from tests.shared_data import SHARED_DATA

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "formats.md"
# Structures that are read with the export they belong to, where the names do not say so
BESIDE = {
    "limesurvey/limesurvey-german.csv": "limesurvey/limesurvey-structure.lss",
    "qualtrics/qualtrics-insights-many-types.csv": "qualtrics/qualtrics-many-types.qsf",
    "qualtrics/qualtrics-legacy-many-types.csv": "qualtrics/qualtrics-many-types.qsf",
}
HEAD = """# What goes in

Every reader looks into the file; the name does not decide. The menu is `pipeline/ingest/formats.py`.

| format | files | what the reader knows |
|---|---|---|
| Qualtrics | CSV, TSV; `.qsf` beside it | three, two or one header rows; by the definition types, options, sets |
| LimeSurvey | CSV by code, text or both; `.lss` beside it; `.lsa` | by the structure types, options, sets |
| SurveyMonkey | CSV, XLSX | one or two header rows; a column is named `question [option]` |
| Alchemer (SurveyGizmo) | CSV, XLSX | `option:question` headings |
| Typeform, Google Forms, Microsoft Forms | CSV, XLSX | the platform's own columns |
| KoboToolbox, ODK, REDCap, SoSci Survey, Unipark | CSV, TSV, XLSX | id, moments, end of the interview, persons |
| Confirmit, Decipher, Dimensions, Jotform, Tally, Formstack | CSV, TSV, XLSX | the same |
| SPSS | `.sav`, `.zsav`, `.por` | labels, missing codes and ranges, sets of kinds C, D and E, weight, code page |
| Stata | `.dta` | labels, `.a` to `.z` as cells |
| SAS | `.sas7bdat` with `.sas7bcat` beside it, `.xpt` | labels from the catalogue |
| Triple-S | `.sss`, `.xml` with fixed-width or CSV data | all types; multiple as a column an option; flat files only |
| Quantipy | `.json` with its `.csv` | types, options, delimited sets |
| Parquet | `.parquet` | types; a list becomes a cell with semicolons |
| any table | CSV, TSV, `;` and `\\|`, `.xlsx`, `.xls`, `.ods` | headers, in one row or two (merged cells) |

All of them also in `.gz` and `.zip`. Files of one wave share the stem (`2011.sss`, `2011.asc`).
A cell is text as it stands in the file, a blank one is missing. Binary formats write 1, not 1.0, and dates as ISO.
Columns that hold a person (`pipeline/ingest/known_headers.csv`) are dropped before anything is written.

## Every file of ../shared/data

The last two columns are what `survey draft` makes of the file: items, and among them the multiple-response
sets, with a column an option or several in a cell.

| file | format | encoding | rows | columns | personal | declared sets | items drafted | sets drafted |
|---|---|---|---|---|---|---|---|---|
"""


def document() -> str:
    """The whole page."""
    files = sorted(path for path in SHARED_DATA.rglob("*") if path.is_file() and path.name != "README.md")
    return HEAD + "".join(f"| {' | '.join(row(path))} |\n" for path in files)


def row(path: Path) -> list[str]:
    """One file: what was read, or why it was refused."""
    name = str(path.relative_to(SHARED_DATA))
    files: Path | list[Path] = [path, SHARED_DATA / BESIDE[name]] if name in BESIDE else path
    shown = f"{name} + {Path(BESIDE[name]).suffix}" if name in BESIDE else name
    with tempfile.TemporaryDirectory() as folder:
        try:
            export = read_export(files)
            rows = write_rows(export, Path(folder) / "rows")
            items = draft_study(files).items
        except ExportError as error:
            return [shown, f"refused: {str(error).partition(': ')[2]}", "", "", "", "", "", "", ""]
    drafted = sum(len(item.columns) if item.is_grid else 1 for item in items)
    sets = sum(item.type == "multiple" for item in items)
    columns = len(export.columns) + len(export.personal)
    counts = (rows, columns, len(export.personal), len(export.sets), drafted, sets)
    return [shown, export.format, export.encoding, *(str(count) for count in counts)]


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
