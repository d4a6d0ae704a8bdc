-- counts: one row per column of the table, stratum and option; option '' is the base. Respondents are PSUs.
-- in: item_cells(cell, stratum, psu, answer, reason, weight), members(cell, universe, banner, banner_option),
--     options_of(answer, reason): the options that a respondent counts for, NULL outside the base
with reduced as (
    select cell, stratum, answer, reason, count(*) as n, count(*) filter (weight > 0) as psus,
           sum(weight) as w, sum(weight * weight) as ww
    from item_cells
    group by cell, stratum, answer, reason
),
counted as (
    select cell, stratum, unnest(options_of(answer, reason)) as option, n, psus, w, ww
    from reduced
)
select universe, banner, banner_option, option, stratum,
       cast(sum(n) as bigint) as n, cast(sum(psus) as bigint) as psus,
       cast(sum(w) as double) as s, cast(sum(ww) as double) as m, cast(sum(ww) as double) as with_base
from counted
join members using (cell)
group by universe, banner, banner_option, option, stratum
order by universe, banner, banner_option, option, stratum
