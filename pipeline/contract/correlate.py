"""Tables of the correlate stage."""

from pipeline.contract.table import drawn_table

CORRELATIONS = drawn_table(
    "correlations",
    stage="correlate",
    grain="One row per score, outcome, method, universe, banner option and weighting",
    key="score outcome method controls universe banner banner_option weighting",
    columns="""
    banner          | VARCHAR | as in `rates`
    banner_option   | VARCHAR | as in `rates`
    universe        | VARCHAR | as in `rates`
    score           | VARCHAR | the score
    outcome         | VARCHAR | the outcome
    method          | VARCHAR | pearson, spearman, kendall, polychoric, partial_pearson, partial_spearman
    controls        | VARCHAR | items held constant, joined by commas; empty for none
    weighting       | VARCHAR | as in `rates`
    unweighted_base | BIGINT  | respondents with both answers
    effective_base  | DOUBLE  | as in `rates`
    estimate        | DOUBLE  | the correlation, -1 to 1
    std_error       | DOUBLE  | of the estimate
    confidence      | DOUBLE  | of the interval, 0 to 1
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    interval_method | VARCHAR | fisher_z, bonett_wright ...
    statistic       | DOUBLE  | of the test that the correlation is 0
    df              | DOUBLE  | degrees of freedom of the test
    p_value         | DOUBLE  | two-sided
    p_adjusted      | DOUBLE  | over the family
    adjustment      | VARCHAR | holm
    family          | VARCHAR | what the adjustment is over
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    note            | VARCHAR | why there is no estimate; whose assumption it is; empty for neither
    """,
)

HOMOGENEITY = drawn_table(
    "homogeneity",
    stage="correlate",
    grain="One row per score, outcome, method, universe, banner and weighting: are the groups' correlations one",
    key="score outcome method universe banner weighting",
    columns="""
    score           | VARCHAR | the score
    outcome         | VARCHAR | the outcome
    method          | VARCHAR | pearson, spearman
    universe        | VARCHAR | as in `rates`
    banner          | VARCHAR | as in `rates`
    weighting       | VARCHAR | as in `rates`
    groups          | BIGINT  | banner options that have a correlation
    groups_left_out | BIGINT  | those that have none, too few respondents or no spread
    q               | DOUBLE  | Cochran's Q of the groups' correlations on Fisher's scale
    q_df            | BIGINT  | its degrees of freedom, groups - 1
    q_p_value       | DOUBLE  | of the test that the groups have one correlation
    total_estimate  | DOUBLE  | the correlation of all respondents together
    estimate        | DOUBLE  | the correlation within groups, pooled by their precision
    std_error       | DOUBLE  | of that estimate
    confidence      | DOUBLE  | of the interval, 0 to 1
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    p_value         | DOUBLE  | two-sided, that it is 0 within groups
    is_simpson      | BOOLEAN | whether it has the other sign within groups than among all
    unweighted_base | BIGINT  | respondents in the groups shown
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    note            | VARCHAR | as in `correlations`
    """,
)

RELIABILITY = drawn_table(
    "reliability",
    stage="correlate",
    grain="One row per score, measure and item",
    key="score measure item",
    columns="""
    score           | VARCHAR | the score
    measure         | VARCHAR | alpha, ordinal_alpha, omega, item_rest, alpha_if_deleted
    item            | VARCHAR | the item, for measures of one; empty for the whole score
    estimate        | DOUBLE  | the measure
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    confidence      | DOUBLE  | of the interval, 0 to 1
    unweighted_base | BIGINT  | respondents who answered every item of the score
    flag            | VARCHAR | as in `rates`
    """,
)

MODELS = drawn_table(
    "models",
    stage="correlate",
    grain="One row per term of a regression",
    key="model score outcome weighting step term",
    columns="""
    model           | VARCHAR | ols_hc3, survey_ols, survey_logit, ordered_logit, random_intercept
    step            | BIGINT  | how many of the controls are in, in the codebook's order: 0 none, the last all
    score           | VARCHAR | the score explained by
    outcome         | VARCHAR | what is explained
    weighting       | VARCHAR | as in `rates`
    controls        | VARCHAR | items held constant, joined by commas
    term            | VARCHAR | intercept, the score, or control=option
    estimate        | DOUBLE  | coefficient, in the outcome's unit per unit of the term
    standardized    | DOUBLE  | the same in standard deviations
    std_error       | DOUBLE  | of the coefficient
    statistic       | DOUBLE  | estimate / std_error
    df              | DOUBLE  | degrees of freedom
    p_value         | DOUBLE  | two-sided
    confidence      | DOUBLE  | of the interval, 0 to 1
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    r_squared       | DOUBLE  | of the whole model, where it is linear
    std_error_method | VARCHAR | HC3, HC1 (where a respondent alone decides a term), linearised, information, reml
    proportional_odds_p | DOUBLE | Brant's test that a term's effect is one over all steps of the outcome
    groups_by       | VARCHAR | the control whose categories have random intercepts
    icc             | DOUBLE  | share of the unexplained variance that lies between those categories, 0 to 1
    unweighted_base | BIGINT  | respondents with every answer the model needs
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    note            | VARCHAR | as in `correlations`
    """,
)

SPECIFICATIONS = drawn_table(
    "specifications",
    stage="correlate",
    grain="One row per analysis of the specification curve",
    key="score outcome specification",
    columns="""
    score           | VARCHAR | the score the curve is about
    outcome         | VARCHAR | the outcome the curve is about
    specification   | BIGINT  | number of the analysis, in the order of its choices
    scoring         | VARCHAR | declared, standardized (mean of z-scores), complete (all items answered), without_<item>
    method          | VARCHAR | pearson or spearman
    weighting       | VARCHAR | as in `rates`
    exclusions      | VARCHAR | kept: by the codebook's rules; all: nobody excluded
    controls        | VARCHAR | items held constant, joined by commas
    universe        | VARCHAR | as in `rates`
    estimate        | DOUBLE  | the correlation
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    p_value         | DOUBLE  | two-sided
    unweighted_base | BIGINT  | respondents in the analysis
    evidence        | VARCHAR | as in `rates`
    flag            | VARCHAR | as in `rates`
    note            | VARCHAR | as in `correlations`
    """,
)
