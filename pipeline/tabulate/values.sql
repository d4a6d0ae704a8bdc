-- values: one row per cell, stratum, PSU and value of a number. Without PSUs psu is ''.
-- in: value_cells(cell, stratum, psu, value, weight)
select cell, stratum, psu, value, cast(count(*) as bigint) as n, cast(count(*) filter (weight > 0) as bigint) as psus,
       cast(sum(weight) as double) as w, cast(sum(weight * weight) as double) as ww
from value_cells
where value is not null
group by cell, stratum, psu, value
order by cell, stratum, psu, value
