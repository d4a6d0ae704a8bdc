-- nested_universes: one row per universe and another that has all of its respondents.
-- in: members(cell, universe, banner)
with totals as (
    select distinct universe, cell from members where banner = 'total'
),
sizes as (
    select universe, count(*) as cells from totals group by universe
)
select other.universe as around, one.universe
from totals as one
join totals as other on one.cell = other.cell and one.universe <> other.universe
join sizes on sizes.universe = one.universe
group by other.universe, one.universe, sizes.cells
having count(*) = sizes.cells
order by around, universe
