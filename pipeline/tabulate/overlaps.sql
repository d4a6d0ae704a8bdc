-- overlaps: one row per pair of columns of a banner that share respondents of the item's base, with their squared
-- weights and weights.
-- in: item_cells(cell, answer, reason, weight), members, options_of as in counts
with reduced as (
    select cell, sum(weight * weight) as ww
    from item_cells
    where options_of(answer, reason) is not null
    group by cell
)
select one.universe, one.banner, one.banner_option, other.banner_option as other_banner_option,
       cast(sum(ww) as double) as ww
from reduced
join members as one using (cell)
join members as other using (cell)
where one.universe = other.universe and one.banner = other.banner and list_contains($banners, one.banner)
group by all
order by all
