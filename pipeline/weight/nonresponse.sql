-- nonresponse: one row per kept respondent with its weight times the factor of its class, brought to mean 1.
-- in: classed(source_row, respondent_id, key, weight, grossing_weight), class_factors(key, factor)
with moved as (
    select source_row, respondent_id, cast(weight as double) * factor as weight, grossing_weight * factor as grossing_weight
    from classed
    join class_factors on class_factors.key = classed.key
),
typical as (
    select cast(sum(cast(weight as decimal(38, 9))) as double) / nullif(count(*), 0) as mean from moved
)
select $study as study, $wave as wave, source_row, respondent_id, 'nonresponse' as weighting,
       cast(round(moved.weight / typical.mean, 9) as decimal(18, 9)) as weight, moved.grossing_weight
from moved, typical
