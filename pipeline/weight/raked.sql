-- raked: one row per kept respondent with the weight that meets the targets, brought to mean 1.
-- in: targeted(source_row, respondent_id, key, weight), factors(key, factor)
with moved as (
    select source_row, respondent_id, grossing_weight, cast(targeted.weight as double) * factors.factor as weight
    from targeted
    join factors on factors.key = targeted.key and (factors.each is null or factors.each = targeted.weight)
),
typical as (
    select cast(sum(cast(weight as decimal(38, 9))) as double) / nullif(count(*), 0) as mean,
           cast(sum(cast(grossing_weight as decimal(38, 9))) as double) / nullif(count(*), 0) as grossing
    from moved
)
select $study as study, $wave as wave, source_row, respondent_id, 'raked' as weighting,
       cast(round(moved.weight / typical.mean, 9) as decimal(18, 9)) as weight,
       moved.weight / typical.mean * typical.grossing as grossing_weight
from moved, typical
