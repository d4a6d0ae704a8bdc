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
    grain="One row per weight, item and option with a target",
    key="weighting item option",
    columns="""
    weighting        | VARCHAR | name of the weight
    item             | VARCHAR | the item the target is for
    option           | VARCHAR | code
    target_share     | DOUBLE  | what the share must be, 0 to 1
    unweighted_share | DOUBLE  | before weighting, 0 to 1
    before_share     | DOUBLE  | under the weight that the targets were applied to, 0 to 1
    weighted_share   | DOUBLE  | after weighting, 0 to 1
    unweighted_base  | BIGINT  | kept respondents with an answer to the item
    design_effect    | DOUBLE  | of the weight over all kept respondents (Kish)
    effective_base   | DOUBLE  | respondents that an equally precise unweighted sample would have
    moved_share      | DOUBLE  | part of all weight that the cap of `raked` took from those above it; NULL without a cap
    source           | VARCHAR | of the target
    flag             | VARCHAR | as in `rates`
    """,
)
