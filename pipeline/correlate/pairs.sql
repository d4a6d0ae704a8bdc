-- pairs: one row per column of the table and pair of values, with the respondents who have both.
-- in: pair_cells(cell, x, y, weight), members(cell, universe, banner, banner_option)
with reduced as (
    select cell, x, y, count(*) filter (weight > 0) as n, sum(weight) as w, sum(weight * weight) as ww
    from pair_cells
    where x is not null and y is not null
    group by cell, x, y
)
select universe, banner, banner_option, x, y,
       cast(sum(n) as bigint) as n, cast(sum(w) as double) as w, cast(sum(ww) as double) as ww
from reduced
join members using (cell)
group by universe, banner, banner_option, x, y
order by universe, banner, banner_option, x, y
