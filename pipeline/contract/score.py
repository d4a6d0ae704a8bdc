"""Tables of the score stage."""

from pipeline.contract.table import drawn_table

SCORES = drawn_table(
    "scores",
    stage="score",
    grain="One row per kept respondent and score",
    key="score source_row",
    columns="""
    source_row     | BIGINT  | row of the export
    respondent_id  | VARCHAR | as in `respondents`
    score          | VARCHAR | the score
    value          | DOUBLE  | in the score's own unit, rescaled where the codebook says so
    items_answered | BIGINT  | items with an answer that can be scored
    level          | VARCHAR | code of the level the value lies in
    """,
    is_private=True,
)
