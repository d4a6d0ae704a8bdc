-- raked_weights: one row per stratum, PSU and raking cell with all the weight in it; psu is '' where respondents are PSUs.
-- in: item_cells(stratum, psu, raking, weight)
select stratum, case when $by_psu then psu else '' end as psu, raking,
       cast(sum(weight) as double) as w, cast(sum(weight * weight) as double) as ww
from item_cells
group by all
order by all
