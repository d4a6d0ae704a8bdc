-- target_cells: one row per combination of the target items' answers, with the weight in it; by weight where capped.
-- in: targeted(source_row, key, weight)
select key, case when $by_weight then weight end as each, count(*) as respondents,
       cast(sum(weight) as double) as weight
from targeted
group by key, each
order by key, each
