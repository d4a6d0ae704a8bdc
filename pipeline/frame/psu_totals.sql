-- psu_totals: one row per PSU, column of the table and option, with the weight in it; option 0 is the base.
-- in: item_cells, members, options_of as in counts; places(universe, banner, banner_option, place)
with reduced as (
    select cell, stratum, psu, answer, reason, sum(weight) as t, sum(weight * weight) as tt
    from item_cells
    group by cell, stratum, psu, answer, reason
),
counted as (
    select cell, stratum, psu, unnest(options_of(answer, reason)) as option, t, tt
    from reduced
)
select stratum, psu, cast(place as integer) as place, cast(list_position($options, option) as integer) as option,
       cast(sum(t) as double) as t, cast(sum(tt) as double) as tt
from counted
join members using (cell)
join places using (universe, banner, banner_option)
group by stratum, psu, place, option
order by stratum, psu, place, option
