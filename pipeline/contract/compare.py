"""Tables of the compare stage."""

from pipeline.contract.table import drawn_table

TRENDS = drawn_table(
    "trends",
    stage="compare",
    grain="One row per item, option, banner option and pair of waves that follow one another",
    key="item option banner banner_option from_wave to_wave",
    spans="study",
    columns="""
    item          | VARCHAR | the item
    option        | VARCHAR | code
    banner        | VARCHAR | as in `rates`
    banner_option | VARCHAR | as in `rates`
    from_wave     | VARCHAR | the earlier wave
    to_wave       | VARCHAR | the later wave
    from_share    | DOUBLE  | share in the earlier wave, 0 to 1
    from_base     | BIGINT  | unweighted base in the earlier wave
    to_share      | DOUBLE  | share in the later wave, 0 to 1
    to_base       | BIGINT  | unweighted base in the later wave
    change        | DOUBLE  | to_share - from_share
    std_error     | DOUBLE  | of the change
    low           | DOUBLE  | lower end of the 95% interval
    high          | DOUBLE  | upper end of the 95% interval
    method        | VARCHAR | z_independent
    p_value       | DOUBLE  | two-sided
    p_adjusted    | DOUBLE  | over the family
    adjustment    | VARCHAR | holm
    family        | VARCHAR | what the adjustment is over
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
    verdict         | VARCHAR | reproduced (within half a point), differs, or irreconcilable
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
    flag            | VARCHAR | as in `rates`
    """,
)
