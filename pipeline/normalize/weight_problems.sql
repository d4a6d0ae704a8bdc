-- weight_problems: how many kept rows have a supplied weight that cannot be used.
-- in: supplied(source_row, is_kept, weight)
-- Weights are kept with nine decimals, their mean being 1: what is under half of the last one would silently count as 0.
with kept as (
    select source_row, weight, case when isfinite(weight) then weight end as finite from supplied where is_kept
),
parts as (
    select source_row, weight, finite / nullif(max(finite) over (), 0) as part from kept
),
judged as (
    select source_row, weight,
           weight is null or isnan(weight) as is_no_number,
           coalesce(part > 0 and part < 5e-10 * avg(part) over (), false) as is_vanishing
    from parts
)
select count(*) filter (is_no_number) as not_a_number,
       count(*) filter (isinf(weight)) as infinite,
       count(*) filter (weight < 0) as negative,
       count(*) filter (weight > 0) as positive,
       count(*) filter (is_vanishing) as vanishing,
       min(source_row) filter (is_no_number or isinf(weight) or weight < 0 or is_vanishing) as first_row
from judged
