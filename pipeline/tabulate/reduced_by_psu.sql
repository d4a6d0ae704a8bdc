-- reduced: one row per cell, stratum, PSU and answer.
-- in: item_cells(cell, stratum, psu, answer, reason, weight)
select cell, stratum, psu, answer, reason, count(*) as n, sum(weight) as w
from item_cells
group by cell, stratum, psu, answer, reason
