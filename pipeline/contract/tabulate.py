"""Tables of the tabulate stage."""

from pipeline.contract.table import drawn_table

RATES = drawn_table(
    "rates",
    stage="tabulate",
    grain="One row per item, option, universe, banner, banner option and weighting",
    key="item_order option_order item option universe banner_order banner banner_option_order banner_option weighting",
    columns="""
    item                | VARCHAR | the item, or the score whose levels these are
    item_kind           | VARCHAR | asked, band, derived, net or level
    item_label          | VARCHAR | question text
    item_order          | BIGINT  | place in the codebook
    option              | VARCHAR | code; missing:<reason> for those without an answer
    option_label        | VARCHAR | the option's words
    option_order        | BIGINT  | place among the options
    universe            | VARCHAR | named filter of the table; all: every kept respondent
    banner              | VARCHAR | what the table is split by: total, sector, sector*size_class
    banner_order        | BIGINT  | place of the banner in the codebook; 0 is the total
    banner_option       | VARCHAR | codes: total, fin, fin*ge500
    banner_option_label | VARCHAR | in words
    banner_option_order | BIGINT  | place among the banner's options
    column_letter       | VARCHAR | of the banner option, for `letters`
    weighting           | VARCHAR | a weight's name, or none
    base_kind           | VARCHAR | all, asked or answered
    unweighted_base     | BIGINT  | respondents the share is of
    unweighted_count    | BIGINT  | respondents who gave the answer
    weighted_base       | DOUBLE  | sum of weights of the base
    weighted_count      | DOUBLE  | sum of weights of those who gave the answer
    effective_base      | DOUBLE  | what the base is worth after weights and design
    share               | DOUBLE  | weighted_count / weighted_base, 0 to 1
    std_error           | DOUBLE  | of the share
    df                  | DOUBLE  | degrees of freedom of the standard error
    confidence          | DOUBLE  | of the interval, 0 to 1
    share_low           | DOUBLE  | lower end of the interval
    share_high          | DOUBLE  | upper end of the interval
    interval_method     | VARCHAR | wilson, or design_wilson where there is a weight or a design
    design_effect       | DOUBLE  | variance over that of a simple random sample of the same base
    letters             | VARCHAR | columns of its banner this share is significantly above; NULL: none was compared
    evidence            | VARCHAR | observed, pinned or assumed
    flag                | VARCHAR | what to know before using the row; several are joined by a space
    """,
)

SCORE_MEANS = drawn_table(
    "score_means",
    stage="tabulate",
    grain="One row per score or numeric item, universe, banner, banner option and weighting",
    key="measure universe banner_order banner banner_option_order banner_option weighting",
    columns="""
    measure             | VARCHAR | score or numeric item
    measure_label       | VARCHAR | in words
    universe            | VARCHAR | as in `rates`
    banner              | VARCHAR | as in `rates`
    banner_order        | BIGINT  | as in `rates`
    banner_option       | VARCHAR | as in `rates`
    banner_option_label | VARCHAR | in words
    banner_option_order | BIGINT  | as in `rates`
    weighting           | VARCHAR | as in `rates`
    unweighted_base     | BIGINT  | respondents with a value
    effective_base      | DOUBLE  | as in `rates`
    mean                | DOUBLE  | in the measure's unit
    std_error           | DOUBLE  | of the mean
    df                  | DOUBLE  | degrees of freedom of the standard error
    confidence          | DOUBLE  | of the interval, 0 to 1
    low                 | DOUBLE  | lower end of the interval
    high                | DOUBLE  | upper end of the interval
    std_dev             | DOUBLE  | weighted, n - 1
    median              | DOUBLE  | smallest value that half the weight lies at or below, averaged with the next at a tie
    evidence            | VARCHAR | as in `rates`
    flag                | VARCHAR | as in `rates`
    """,
)

ASSOCIATIONS = drawn_table(
    "associations",
    stage="tabulate",
    grain="One row per item, universe, banner, method and weighting",
    key="item universe banner method weighting",
    columns="""
    item            | VARCHAR | the item
    universe        | VARCHAR | as in `rates`
    banner          | VARCHAR | the other side of the table
    method          | VARCHAR | pearson_chi2, rao_scott, fisher or monte_carlo
    weighting       | VARCHAR | as in `rates`
    statistic       | DOUBLE  | of the test
    df1             | DOUBLE  | degrees of freedom
    df2             | DOUBLE  | denominator's, for an F statistic
    p_value         | DOUBLE  | two-sided
    p_adjusted      | DOUBLE  | over the family
    adjustment      | VARCHAR | holm
    family          | VARCHAR | what the adjustment is over
    cramers_v       | DOUBLE  | corrected for bias (Bergsma 2013), 0 to 1
    unweighted_base | BIGINT  | respondents with an answer on both sides
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    """,
)
