-- reduced: one row per cell, stratum and answer, where respondents are the PSUs.
-- in: item_cells(cell, stratum, psu, answer, reason, weight)
select cell, stratum, '' as psu, answer, reason, count(*) as n, count(*) filter (weight > 0) as psus,
       sum(weight) as w, sum(weight * weight) as ww
from item_cells
group by cell, stratum, answer, reason
