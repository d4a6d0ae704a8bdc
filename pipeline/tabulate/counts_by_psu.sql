-- counts: one row per column of the table, stratum and option, from PSU totals; option '' is the base.
-- in: item_cells(cell, stratum, psu, answer, reason, weight), members(cell, universe, banner, banner_option),
--     options_of(answer, reason): the options that a respondent counts for, NULL outside the base
with reduced as (
    select cell, stratum, psu, answer, reason, count(*) as n, sum(weight) as w
    from item_cells
    group by cell, stratum, psu, answer, reason
),
counted as (
    select cell, stratum, psu, unnest(options_of(answer, reason)) as option, n, w
    from reduced
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
