-- values: one row per column of the table, stratum, PSU and value of a number. Without PSUs psu is ''.
-- in: value_cells(cell, stratum, psu, value, weight), members(cell, universe, banner, banner_option)
with reduced as (
    select cell, stratum, psu, value, count(*) as n, count(*) filter (weight > 0) as psus,
           sum(weight) as w, sum(weight * weight) as ww
    from value_cells
    where value is not null
    group by cell, stratum, psu, value
)
select universe, banner, banner_option, stratum, psu, value, cast(sum(n) as bigint) as n,
       cast(sum(psus) as bigint) as psus, cast(sum(w) as double) as w, cast(sum(ww) as double) as ww
from reduced
join members using (cell)
group by universe, banner, banner_option, stratum, psu, value
order by universe, banner, banner_option, stratum, psu, value
