-- respondent_totals: one row per respondent, column of the table and option that it counts for, with its weight; option
-- 0 is the base.
-- in: item_cells, members, options_of as in counts; places(universe, banner, banner_option, place)
with counted as (
    select source_row, cell, unnest(options_of(answer, reason)) as option, weight
    from item_cells
)
select source_row, cast(place as integer) as place, cast(list_position($options, option) as integer) as option,
       cast(weight as double) as t
from counted
join members using (cell)
join places using (universe, banner, banner_option)
order by source_row, place, option
