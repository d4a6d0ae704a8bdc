-- raking_cells: one row per combination of the target items' answers, with the weight before and after raking.
-- in: raked_cells(raking, before, after)
select raking, cast(sum(before) as double) as before, cast(sum(after) as double) as after
from raked_cells
group by raking
order by raking
