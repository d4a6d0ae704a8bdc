"""Tables of the correlate stage that say how far its results can be trusted."""

from pipeline.contract.table import drawn_table

MEASUREMENT = drawn_table(
    "measurement",
    stage="correlate",
    grain="One row per score, banner, banner option, measure and item: does the score measure the same in every group",
    key="score banner banner_option measure item",
    columns="""
    score           | VARCHAR | the score
    banner          | VARCHAR | as in `rates`
    banner_option   | VARCHAR | as in `rates`
    measure         | VARCHAR | alpha, loading (standardised, of one factor), item_rest
    item            | VARCHAR | the item, for measures of one; empty for the whole score
    estimate        | DOUBLE  | the measure among the group's respondents
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    confidence      | DOUBLE  | of the interval, 0 to 1
    p_value         | DOUBLE  | of the test that all groups have one alpha, or one item-rest correlation (Holm over items)
    is_different    | BOOLEAN | whether the groups differ in it: look before comparing their means of the score
    unweighted_base | BIGINT  | the group's respondents who answered every item of the score
    flag            | VARCHAR | as in `rates`
    """,
)

ROBUSTNESS = drawn_table(
    "robustness",
    stage="correlate",
    grain="One row per score, outcome and measure of robustness, of all kept respondents",
    key="score outcome measure item",
    columns="""
    score           | VARCHAR | the score
    outcome         | VARCHAR | the outcome
    measure         | VARCHAR | which; docs/methods-correlate.md says what each means
    item            | VARCHAR | the control, level or marker it is about; empty for none
    weighting       | VARCHAR | as in `rates`
    estimate        | DOUBLE  | the measure
    std_error       | DOUBLE  | of the estimate
    confidence      | DOUBLE  | of the interval, 0 to 1
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    p_value         | DOUBLE  | two-sided, or of the joint or equivalence test
    unweighted_base | BIGINT  | respondents in the analysis
    effective_base  | DOUBLE  | as in `rates`
    replicates      | BIGINT  | random replicates drawn, where there are any
    seed            | BIGINT  | where their drawing began
    verdict         | VARCHAR | the result in a word, where it has one
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    note            | VARCHAR | as in `correlations`
    """,
)

OUTCOME_MATCHES = drawn_table(
    "outcome_matches",
    stage="correlate",
    grain="One row per archival outcome: how it was joined to the wave's companies",
    key="outcome",
    columns="""
    outcome             | VARCHAR | the outcome
    file                | VARCHAR | the file beside the codebook
    sha256              | VARCHAR | hash of the file's bytes
    unit                | VARCHAR | as declared
    year                | BIGINT  | the year it is about, as declared
    transformation      | VARCHAR | none, log or winsorize
    companies_in_file   | BIGINT  | companies with a row in the file (and year)
    companies_in_wave   | BIGINT  | companies of kept respondents
    companies_matched   | BIGINT  | companies in both
    match_rate          | DOUBLE  | matched of the wave's companies, 0 to 1
    values_missing      | BIGINT  | matched companies without a value
    respondents_matched | BIGINT  | kept respondents with a value
    flag                | VARCHAR | as in `rates`
    """,
)
