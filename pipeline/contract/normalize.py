"""Tables of the normalize stage."""

from pipeline.contract.table import drawn_table

RESPONDENTS = drawn_table(
    "respondents",
    stage="normalize",
    grain="One row per respondent, kept or not",
    key="source_row",
    columns="""
    source_row       | BIGINT  | row of the export
    respondent_id    | VARCHAR | from the codebook's column, else the row number
    company_id       | VARCHAR | of the respondent's company, where the study has it
    disposition      | VARCHAR | complete, partial, screened_out, or the platform's word
    is_kept          | BOOLEAN | whether the respondent counts
    exclusion_reason | VARCHAR | the first rule that excluded the respondent
    duration_seconds | DOUBLE  | length of the interview
    stratum          | VARCHAR | of the sampling design
    psu              | VARCHAR | primary sampling unit; a company that stands twice in a wave is one
    fpc              | DOUBLE  | PSUs in the population of the stratum
    units            | DOUBLE  | units in the population of the PSU, where respondents were drawn from them
    weights          | DOUBLE[] | supplied weights, in the codebook's order
    replicates       | DOUBLE[] | replicate weights of the first one, as supplied
    """,
    is_private=True,
)

RESPONSES = drawn_table(
    "responses",
    stage="normalize",
    grain="One row per respondent, kept or not, and a typed column an item",
    key="source_row",
    columns="""
    source_row    | BIGINT  | row of the export
    respondent_id | VARCHAR | as in `respondents`
    is_kept       | BOOLEAN | as in `respondents`
    """,
    is_private=True,
)

ANSWERS = drawn_table(
    "answers",
    stage="normalize",
    grain="One row per respondent, item and selected option or value",
    key="source_row item option",
    columns="""
    source_row    | BIGINT  | row of the export
    respondent_id | VARCHAR | as in `respondents`
    is_kept       | BOOLEAN | as in `respondents`
    item          | VARCHAR | the item
    option        | VARCHAR | code of the selected option; NULL for numbers, dates and texts
    value         | VARCHAR | number, date or text, as text
    """,
    is_private=True,
    is_view=True,
)

MISSING_ANSWERS = drawn_table(
    "missing_answers",
    stage="normalize",
    grain="One row per respondent and item without an answer",
    key="source_row item",
    columns="""
    source_row    | BIGINT  | row of the export
    respondent_id | VARCHAR | as in `respondents`
    is_kept       | BOOLEAN | as in `respondents`
    item          | VARCHAR | the item
    reason        | VARCHAR | why there is no answer: no_answer, not_asked, refused, dont_know ...
    """,
    is_private=True,
    is_view=True,
)

ITEMS = drawn_table(
    "items",
    stage="normalize",
    grain="One row per item and language",
    key="item_order language",
    columns="""
    item_order    | BIGINT  | place in the codebook, from 1
    item          | VARCHAR | the item
    item_kind     | VARCHAR | asked, band, derived or level
    type          | VARCHAR | single, multiple, ordinal, number, date, text, rank, allocation
    language      | VARCHAR | of the question; empty where the codebook gives none
    question      | VARCHAR | its wording
    columns       | VARCHAR | columns of the export it is read from, separated by commas
    base_kind     | VARCHAR | all, asked or answered
    grid          | VARCHAR | the grid it was asked in
    unit          | VARCHAR | of a number
    codebook_line | BIGINT  | where it stands in the codebook
    """,
)

OPTIONS = drawn_table(
    "options",
    stage="normalize",
    grain="One row per item, option and language",
    key="item_order option_order option language",
    columns="""
    item_order     | BIGINT  | place of the item in the codebook
    item           | VARCHAR | the item
    option         | VARCHAR | code
    option_order   | BIGINT  | place among the item's options; nets follow
    language       | VARCHAR | of the label
    label          | VARCHAR | the option's words
    is_net         | BOOLEAN | whether it counts several options as one
    scheme         | VARCHAR | classification, where the item has one
    classification | VARCHAR | the option's code in it
    """,
)
