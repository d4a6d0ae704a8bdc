"""Tables of the compare stage."""

from pipeline.contract.table import drawn_table

TRENDS = drawn_table(
    "trends",
    stage="compare",
    grain="One row per item, option, banner option and wave that an earlier one can be compared with",
    key="item option banner banner_option from_wave to_wave",
    spans="study",
    columns="""
    item          | VARCHAR | the item
    option        | VARCHAR | code
    banner        | VARCHAR | as in `rates`
    banner_option | VARCHAR | as in `rates`
    from_wave     | VARCHAR | the wave before, or the last one that has the share
    to_wave       | VARCHAR | the later wave
    from_share    | DOUBLE  | share in the earlier wave, 0 to 1
    from_base     | BIGINT  | unweighted base in the earlier wave
    to_share      | DOUBLE  | share in the later wave, 0 to 1
    to_base       | BIGINT  | unweighted base in the later wave
    change        | DOUBLE  | to_share - from_share
    std_error     | DOUBLE  | of the change
    low           | DOUBLE  | lower end of the 95% interval
    high          | DOUBLE  | upper end of the 95% interval
    method        | VARCHAR | z_independent; z_overlap where some answered both waves; newcombe without weight and design
    p_value       | DOUBLE  | two-sided
    p_adjusted    | DOUBLE  | over the family
    adjustment    | VARCHAR | holm
    family        | VARCHAR | what the adjustment is over
    break_reason  | VARCHAR | why the two waves cannot be compared, in the codebook's words
    flag          | VARCHAR | as in `rates`
    """,
)

TREND_TESTS = drawn_table(
    "trend_tests",
    stage="compare",
    grain="One row per item, option and banner option that three waves or more have",
    key="item option banner banner_option",
    spans="study",
    columns="""
    item          | VARCHAR | the item
    option        | VARCHAR | code
    banner        | VARCHAR | as in `rates`
    banner_option | VARCHAR | as in `rates`
    waves         | VARCHAR | the waves tested, joined by commas: those after the last break in the series
    method        | VARCHAR | cochran_armitage without weight and design, else linear_contrast
    slope         | DOUBLE  | change of the share from wave to wave
    std_error     | DOUBLE  | of the slope
    low           | DOUBLE  | lower end of its 95% interval
    high          | DOUBLE  | upper end of its 95% interval
    statistic     | DOUBLE  | chi-square; t for linear_contrast
    df            | DOUBLE  | its degrees of freedom
    p_value       | DOUBLE  | two-sided
    p_adjusted    | DOUBLE  | over the family
    difference_statistic  | DOUBLE | whether any two waves differ: chi-square; Rao and Scott's F for linear_contrast
    difference_df1        | DOUBLE | its degrees of freedom
    difference_df2        | DOUBLE | the denominator's; NULL for chi-square
    difference_p_value    | DOUBLE | of this test
    difference_p_adjusted | DOUBLE | the same over the family
    adjustment    | VARCHAR | holm
    family        | VARCHAR | what the adjustment is over
    break_reason  | VARCHAR | why earlier waves are left out, or none is tested, in the codebook's words
    flag          | VARCHAR | as in `rates`
    """,
)

DECOMPOSITIONS = drawn_table(
    "decompositions",
    stage="compare",
    grain="One row per item, option, banner of one item, its column and pair of waves that follow one another",
    key="item option banner banner_option from_wave to_wave",
    spans="study",
    columns="""
    item          | VARCHAR | the item
    option        | VARCHAR | code
    banner        | VARCHAR | what respondents are divided by
    banner_option | VARCHAR | the part; total: all parts together
    from_wave     | VARCHAR | the earlier wave
    to_wave       | VARCHAR | the later wave
    from_mix      | DOUBLE  | share of the part among those in a part, in the earlier wave
    to_mix        | DOUBLE  | the same in the later wave
    change        | DOUBLE  | mix_part + rate_part; of the total, the change of the share
    mix_part      | DOUBLE  | what comes from the part's size
    rate_part     | DOUBLE  | what comes from the part's own share
    break_reason  | VARCHAR | why the two waves cannot be compared, in the codebook's words
    flag          | VARCHAR | as in `rates`
    """,
)

BENCHMARKS = drawn_table(
    "benchmarks",
    stage="compare",
    grain="One row per published figure",
    key="position",
    columns="""
    position        | BIGINT  | place in the codebook's list
    item            | VARCHAR | the item
    option          | VARCHAR | code
    banner          | VARCHAR | as in `rates`
    banner_option   | VARCHAR | as in `rates`
    universe        | VARCHAR | as in `rates`
    published_share | DOUBLE  | as published, 0 to 1
    published_low   | DOUBLE  | lower end of the Wilson interval of every count that rounds to the published share
    published_high  | DOUBLE  | upper end of it; the base is that of the computed share
    computed_share  | DOUBLE  | from `rates`, 0 to 1
    share_low       | DOUBLE  | lower end of the computed share's interval
    share_high      | DOUBLE  | upper end of the computed share's interval
    difference      | DOUBLE  | computed - published
    verdict         | VARCHAR | reproduced (to half a point), differs, irreconcilable; NULL: none shown, see `flag`
    weighting       | VARCHAR | as in `rates`
    source          | VARCHAR | of the published figure
    note            | VARCHAR | the arithmetic of an irreconcilable figure, or a remark
    flag            | VARCHAR | as in `rates`
    """,
)

POOLED = drawn_table(
    "pooled",
    stage="compare",
    grain="One row per effect pooled over studies and waves",
    key="family score outcome method",
    spans="all",
    columns="""
    family          | VARCHAR | what was pooled
    score           | VARCHAR | the score
    outcome         | VARCHAR | the outcome
    method          | VARCHAR | of the correlation and of the pooling
    effects         | VARCHAR | members, study:wave, joined by commas
    estimate        | DOUBLE  | pooled correlation
    std_error       | DOUBLE  | on Fisher's z
    low             | DOUBLE  | lower end of the interval
    high            | DOUBLE  | upper end of the interval
    prediction_low  | DOUBLE  | lower end of the prediction interval
    prediction_high | DOUBLE  | upper end of the prediction interval
    tau2            | DOUBLE  | variance between effects
    i2              | DOUBLE  | share of variance between effects, 0 to 100
    studies         | BIGINT  | effects that were pooled
    pooling         | VARCHAR | reml, fixed (two effects), single, none
    refused         | VARCHAR | effects that were not pooled, joined by commas: reconstructions, and without an error
    p_value         | DOUBLE  | two-sided
    confidence      | DOUBLE  | of the intervals, 0 to 1
    tau2_low        | DOUBLE  | lower end of tau2's Q-profile interval
    tau2_high       | DOUBLE  | upper end of that interval
    q               | DOUBLE  | Cochran's Q
    q_p_value       | DOUBLE  | of the test that all effects are one
    egger_p_value   | DOUBLE  | of Egger's test for small studies, from ten effects on
    flag            | VARCHAR | as in `rates`
    note            | VARCHAR | how it was pooled, where that needs saying
    """,
)

POOLED_EFFECTS = drawn_table(
    "pooled_effects",
    stage="compare",
    grain="One row per effect of a family, pooled or refused: what a forest plot draws",
    key="family score outcome method effect",
    columns="""
    family           | VARCHAR | as in `pooled`
    score            | VARCHAR | the score
    outcome          | VARCHAR | the outcome
    method           | VARCHAR | pearson, spearman
    effect           | VARCHAR | study:wave, or study:published and its place in the codebook
    estimate         | DOUBLE  | its correlation
    low              | DOUBLE  | lower end of its 95% interval
    high             | DOUBLE  | upper end of its 95% interval
    variance         | DOUBLE  | of Fisher's z
    weight           | DOUBLE  | its share of the pooled effect, 0 to 1
    estimate_without | DOUBLE  | the pooled correlation without it
    unweighted_base  | BIGINT  | respondents with both answers
    is_pooled        | BOOLEAN | whether it is part of the pooled effect
    evidence         | VARCHAR | as in `rates`, or published
    source           | VARCHAR | of a published correlation
    flag             | VARCHAR | as in `rates`
    note             | VARCHAR | why it was refused or left out
    """,
    spans="all",
)

STUDY_EFFECTS = drawn_table(
    "study_effects",
    stage="compare",
    grain="One row per score, outcome, method and wave or publication: what a study brings to the pooled effects",
    key="score outcome method member",
    columns="""
    score           | VARCHAR | the score
    outcome         | VARCHAR | the outcome
    method          | VARCHAR | pearson, spearman
    member          | VARCHAR | the wave; published and its place in the codebook
    estimate        | DOUBLE  | the correlation of everybody, under the headline weighting
    variance        | DOUBLE  | of Fisher's z
    unweighted_base | BIGINT  | respondents with both answers
    evidence        | VARCHAR | as in `rates`, or published
    source          | VARCHAR | of a published correlation
    flag            | VARCHAR | as in `rates`
    """,
    spans="study",
)

ORDER_IN_TIME = drawn_table(
    "order_in_time",
    stage="compare",
    grain="One row per score, outcome, pair of waves in a row and path, of companies seen in both; no path is a cause",
    key="score outcome from_wave to_wave path",
    columns="""
    score                | VARCHAR | the score
    outcome              | VARCHAR | the outcome
    from_wave            | VARCHAR | the earlier wave
    to_wave              | VARCHAR | the later wave; empty where there is none
    path                 | VARCHAR | score_to_outcome, outcome_to_score, difference, score_stability, outcome_stability
    estimate             | DOUBLE  | standardised path, given the earlier value of what it leads to
    std_error            | DOUBLE  | from the bootstrap
    confidence           | DOUBLE  | of the interval, 0 to 1
    low                  | DOUBLE  | lower end of the interval
    high                 | DOUBLE  | upper end of the interval
    interval_method      | VARCHAR | bca
    p_value              | DOUBLE  | two-sided, by the delta method
    residual_correlation | DOUBLE  | what score and outcome of the later wave share beyond the earlier one
    companies_matched    | BIGINT  | companies with all four values
    replicates           | BIGINT  | bootstrap replicates
    seed                 | BIGINT  | where their drawing began
    evidence             | VARCHAR | as in `rates`
    flag                 | VARCHAR | as in `rates`
    note                 | VARCHAR | why these data cannot show which came first
    """,
    spans="study",
)
