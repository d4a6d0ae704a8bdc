-- raked_counts: one row per column of the table, option, stratum and raking cell; option '' is the base.
-- in: item_cells(cell, stratum, raking, answer, reason, weight), members, options_of as in counts; places
with reduced as (
    select cell, stratum, raking, answer, reason, sum(weight) as w, sum(weight * weight) as ww
    from item_cells
    group by cell, stratum, raking, answer, reason
),
counted as (
    select cell, stratum, raking, unnest(options_of(answer, reason)) as option, w, ww
    from reduced
)
select cast(place as integer) as place, cast(list_position($options, option) as integer) as option, stratum, raking,
       cast(sum(w) as double) as s, cast(sum(ww) as double) as m
from counted
join members using (cell)
join places using (universe, banner, banner_option)
group by place, option, stratum, raking
order by place, option, stratum, raking
