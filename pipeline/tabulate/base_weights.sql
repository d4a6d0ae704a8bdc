-- base_weights: one row per column of the table, with the respondents of the base that have a weight, and the sums of
-- their weights and squared weights.
-- in: item_cells(cell, answer, reason, weight), members, options_of as in counts; places
with reduced as (
    select cell, count(*) filter (weight > 0) as n, sum(weight) as w, sum(weight * weight) as ww
    from item_cells
    where options_of(answer, reason) is not null
    group by cell
)
select cast(place as integer) as place, cast(sum(n) as bigint) as n, cast(sum(w) as double) as w,
       cast(sum(ww) as double) as ww
from reduced
join members using (cell)
join places using (universe, banner, banner_option)
group by place
order by place
