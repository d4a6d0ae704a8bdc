"""Tables of the ingest stage."""

from pipeline.contract.table import drawn_table

EXPORTS = drawn_table(
    "exports",
    stage="ingest",
    grain="One row per export file of a wave",
    key="file",
    columns="""
    file            | VARCHAR | name of the file in data/raw/<study>
    format          | VARCHAR | what the reader saw: qualtrics, limesurvey, spss, delimited ...
    sha256          | VARCHAR | of the file's bytes
    bytes           | BIGINT  | size of the file
    rows            | BIGINT  | respondents' rows of the wave's export, before any exclusion
    columns         | BIGINT  | columns of the wave's export, personal ones included
    personal        | BIGINT  | personal columns that were dropped before anything was written
    encoding        | VARCHAR | of the text, as the reader saw it
    codebook_sha256 | VARCHAR | of the codebook it was read with
    provenance      | VARCHAR | respondents, or reconstructed: then nobody answered these questions
    notes           | VARCHAR | what the reader noticed, one sentence a line
    """,
)

EXPORT_COLUMNS = drawn_table(
    "export_columns",
    stage="ingest",
    grain="One row per kept column of a wave's export",
    key="position",
    columns="""
    position       | BIGINT  | place in the export, from 1
    name           | VARCHAR | the header, made unique: what a codebook refers to
    text           | VARCHAR | question text, where the file holds one
    choice         | VARCHAR | option text, where the file holds one for the column
    type           | VARCHAR | as the file declares it
    role           | VARCHAR | what the platform uses it for: started_at, finished, duration_seconds ...
    values         | VARCHAR | value labels that the file declares: JSON list of [value, label]
    missing        | VARCHAR | missing codes that the file declares: JSON list of values
    missing_ranges | VARCHAR | missing ranges that the file declares: JSON list of [low, high]
    """,
)

EXPORT_ROWS = drawn_table(
    "export_rows",
    stage="ingest",
    grain="One row per row of the export, every column as text",
    key="source_row",
    columns="""
    source_row | BIGINT | row of the export among its respondents' rows, from 1
    """,
    is_private=True,
)
