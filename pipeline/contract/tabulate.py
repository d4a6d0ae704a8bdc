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
    rest_difference     | DOUBLE  | share less that of everybody who is not in the column
    rest_p_value        | DOUBLE  | of that difference, two-sided, adjusted within the row of the banner; NULL: not tested
    evidence            | VARCHAR | observed, pinned or assumed
    flag                | VARCHAR | what to know before using the row; several are joined by a space
    """,
)

SCORE_MEANS = drawn_table(
    "score_means",
    stage="tabulate",
    grain="One row per score, numeric item or net promoter score, universe, banner, banner option and weighting",
    key="measure universe banner_order banner banner_option_order banner_option weighting",
    columns="""
    measure             | VARCHAR | score or numeric item; <item>_nps: its net promoter score, -100 to 100
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
    column_letter       | VARCHAR | of the banner option, for `letters`
    letters             | VARCHAR | columns of its banner this mean is significantly above; NULL: none was compared
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
    banner          | VARCHAR | the other side of the table; a crossing's one item within the other for mantel_haenszel
    method          | VARCHAR | pearson_chi2, rao_scott, fisher, monte_carlo or mantel_haenszel
    weighting       | VARCHAR | as in `rates`
    statistic       | DOUBLE  | of the test
    df1             | DOUBLE  | degrees of freedom
    df2             | DOUBLE  | denominator's, for an F statistic
    p_value         | DOUBLE  | two-sided
    p_adjusted      | DOUBLE  | over the family
    adjustment      | VARCHAR | holm
    family          | VARCHAR | what the adjustment is over
    cramers_v       | DOUBLE  | corrected for bias (Bergsma 2013), 0 to 1
    odds_ratio      | DOUBLE  | of two options by two columns; mantel_haenszel: common to the strata
    odds_low        | DOUBLE  | lower end of its interval
    odds_high       | DOUBLE  | upper end of its interval
    unweighted_base | BIGINT  | respondents with an answer on both sides
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    """,
)

TOTALS = drawn_table(
    "totals",
    stage="tabulate",
    grain="One row per item and option or numeric item, universe, banner, banner option and grossing weight",
    key="item option universe banner_order banner banner_option_order banner_option weighting",
    columns="""
    item                | VARCHAR | the item; a numeric one has its sum
    option              | VARCHAR | code as in `rates`; sum for a numeric item
    universe            | VARCHAR | as in `rates`
    banner              | VARCHAR | as in `rates`
    banner_order        | BIGINT  | as in `rates`
    banner_option       | VARCHAR | as in `rates`
    banner_option_label | VARCHAR | in words
    banner_option_order | BIGINT  | as in `rates`
    weighting           | VARCHAR | as in `rates`; only weights that came with the data, or started from one that did
    kind                | VARCHAR | total, or weighted_sum where the weights sum to the sample and not to a population
    unit                | VARCHAR | of a numeric item
    unweighted_base     | BIGINT  | respondents in the base, or with a value
    total               | DOUBLE  | in the population: sum of the grossing weights, or of them times the value
    std_error           | DOUBLE  | of the total
    df                  | DOUBLE  | degrees of freedom of the standard error
    confidence          | DOUBLE  | of the interval, 0 to 1
    low                 | DOUBLE  | lower end of the interval
    high                | DOUBLE  | upper end of the interval
    evidence            | VARCHAR | as in `rates`
    flag                | VARCHAR | as in `rates`
    """,
)

ADJUSTED_RATES = drawn_table(
    "adjusted_rates",
    stage="tabulate",
    grain="One row per item, option, column of a banner of one item, mix it is standardised to, and weighting",
    key="item option universe banner banner_option mix weighting",
    columns="""
    item               | VARCHAR | the item
    option             | VARCHAR | code
    universe           | VARCHAR | as in `rates`
    banner             | VARCHAR | the banner: sector
    banner_option      | VARCHAR | as in `rates`
    mix                | VARCHAR | whose mix is held common: size_class; empty where no crossing with it is a banner
    weighting          | VARCHAR | as in `rates`
    unweighted_base    | BIGINT  | as in `rates`
    share              | DOUBLE  | the raw share, as in `rates`
    std_error          | DOUBLE  | of the raw share
    standardized_share | DOUBLE  | the share if it had everybody's mix; NULL where nobody is in a part of the mix
    standardized_error | DOUBLE  | its standard error, the mix taken as known
    standardized_low   | DOUBLE  | lower end of its interval
    standardized_high  | DOUBLE  | upper end of its interval
    shrunken_share     | DOUBLE  | the raw share drawn towards the banner's other columns by as much as they are alike
    shrunken_error     | DOUBLE  | root of its mean squared error
    own_weight         | DOUBLE  | what the raw share counts in it, 0 to 1
    confidence         | DOUBLE  | of the interval, 0 to 1
    evidence           | VARCHAR | as in `rates`
    flag               | VARCHAR | as in `rates`
    """,
)

OPTION_PAIRS = drawn_table(
    "option_pairs",
    stage="tabulate",
    grain="One row per multiple-response set, universe, pair of its options and weighting",
    key="item option other_option universe weighting",
    columns="""
    item            | VARCHAR | the set
    option          | VARCHAR | code
    other_option    | VARCHAR | code of a later option
    universe        | VARCHAR | as in `rates`
    weighting       | VARCHAR | as in `rates`
    method          | VARCHAR | mcnemar (exact), or design: the difference of the shares over its standard error
    unweighted_base | BIGINT  | respondents in the base of the set
    share           | DOUBLE  | of the option
    other_share     | DOUBLE  | of the other option
    difference      | DOUBLE  | share - other_share
    std_error       | DOUBLE  | of the difference; it knows that the same respondents chose
    statistic       | DOUBLE  | McNemar's chi-square, or t
    df              | DOUBLE  | degrees of freedom of the standard error
    p_value         | DOUBLE  | two-sided
    p_adjusted      | DOUBLE  | over the family
    adjustment      | VARCHAR | holm
    family          | VARCHAR | what the adjustment is over
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    """,
)
