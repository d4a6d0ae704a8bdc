-- target_cells: one row per combination of the target items' answers, with the weight in it.
-- in: targeted(source_row, key, weight)
select key, count(*) as respondents, cast(sum(weight) as double) as weight
from targeted
group by key
order by key
