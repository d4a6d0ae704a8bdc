-- counts: one row per column of the table, stratum and option, from PSU totals; option '' is the base.
-- in: option_cells(cell, stratum, psu, options, n, w), members(cell, universe, banner, banner_option)
with counted as (
    select cell, stratum, psu, unnest(options) as option, n, w
    from option_cells
    where options is not null
),
totals as (
    select universe, banner, banner_option, option, stratum, psu, sum(n) as n, cast(sum(w) as decimal(18, 9)) as t
    from counted
    join members using (cell)
    group by universe, banner, banner_option, option, stratum, psu
),
based as (
    select universe, banner, banner_option, stratum, psu, t as base
    from totals
    where option = ''
)
select universe, banner, banner_option, option, stratum,
       cast(sum(n) as bigint) as n, count(*) filter (t > 0) as psus,
       cast(sum(t) as double) as s, cast(sum(t * t) as double) as m, cast(sum(t * base) as double) as with_base
from totals
join based using (universe, banner, banner_option, stratum, psu)
group by universe, banner, banner_option, option, stratum
order by universe, banner, banner_option, option, stratum
