-- counts: one row per column of the table, stratum and option; option '' is the base. Respondents are PSUs.
-- in: option_cells(cell, stratum, options, n, psus, w, ww), members(cell, universe, banner, banner_option)
with counted as (
    select cell, stratum, unnest(options) as option, n, psus, w, ww
    from option_cells
    where options is not null
)
select universe, banner, banner_option, option, stratum,
       cast(sum(n) as bigint) as n, cast(sum(psus) as bigint) as psus,
       cast(sum(w) as double) as s, cast(sum(ww) as double) as m, cast(sum(ww) as double) as with_base
from counted
join members using (cell)
group by universe, banner, banner_option, option, stratum
order by universe, banner, banner_option, option, stratum
