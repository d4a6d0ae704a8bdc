-- weight_problems: how many kept rows have a supplied weight that cannot be used.
-- in: supplied(source_row, is_kept, weight)
select count(*) filter (weight is null or isnan(weight)) as not_a_number,
       count(*) filter (isinf(weight)) as infinite,
       count(*) filter (weight < 0) as negative,
       count(*) filter (weight > 0) as positive,
       min(source_row) filter (weight is null or isnan(weight) or isinf(weight) or weight < 0) as first_row
from supplied
where is_kept
