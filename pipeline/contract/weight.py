"""Tables of the weight stage."""

from pipeline.contract.table import drawn_table

WEIGHTS = drawn_table(
    "weights",
    stage="weight",
    grain="One row per kept respondent and weight",
    key="weighting source_row",
    columns="""
    source_row      | BIGINT         | row of the export
    respondent_id   | VARCHAR        | as in `respondents`
    weighting       | VARCHAR        | name of the weight
    weight          | DECIMAL(18, 9) | with mean 1 over the kept respondents
    grossing_weight | DOUBLE         | summing to the population, as supplied (`raked`: to the same sum); NULL without one
    """,
    is_private=True,
)

WEIGHT_MARGINS = drawn_table(
    "weight_margins",
    stage="weight",
    grain="One row per weight, item and option with a target, and per weight and class of non-response",
    key="weighting purpose item option",
    columns="""
    weighting        | VARCHAR | name of the weight
    purpose          | VARCHAR | target (of the population, for `raked`) or nonresponse (of the sample, for `nonresponse`)
    item             | VARCHAR | the item the target is for; several with * between make the classes of non-response
    option           | VARCHAR | code; of a class those of its items with * between, (no answer) where one has none
    target_share     | DOUBLE  | what the share must be, 0 to 1; of a class its share of the sampled cases
    unweighted_share | DOUBLE  | before weighting, 0 to 1
    before_share     | DOUBLE  | under the weight that the targets were applied to, 0 to 1
    weighted_share   | DOUBLE  | after weighting, 0 to 1
    unweighted_base  | BIGINT  | kept respondents with an answer to the item
    response_rate    | DOUBLE  | of a class: respondents over sampled cases in the population, 0 to 1; NULL for targets
    design_effect    | DOUBLE  | of the weight over all kept respondents (Kish)
    effective_base   | DOUBLE  | respondents that an equally precise unweighted sample would have
    moved_share      | DOUBLE  | part of all weight that the cap of `raked` took from those above it; NULL without a cap
    method           | VARCHAR | what made `raked`; truncated for linear with a factor not above 0
    source           | VARCHAR | of the target, or of the numbers of sampled cases
    flag             | VARCHAR | as in `rates`
    """,
)

RESPONSE_RATES = drawn_table(
    "response_rates",
    stage="weight",
    grain="One row per rate, where the codebook has classes of non-response",
    key="measure",
    columns="""
    measure         | VARCHAR | AAPOR's RR1 to RR6, COOP1 to COOP4, REF1 to REF3, CON1 to CON3; R_indicator
    rate            | DOUBLE  | 0 to 1; R_indicator: 1 less twice the spread of the classes' response rates
    sampled         | DOUBLE  | sampled cases in the population; those of unknown eligibility count eligible_share
    eligible_share  | DOUBLE  | part of those of unknown eligibility that counts as eligible; NULL where counts are given
    unweighted_base | BIGINT  | kept respondents
    source          | VARCHAR | of the numbers of sampled cases, where a file gives them
    flag            | VARCHAR | as in `rates`
    """,
)
