-- one row per column of a single-response item whose shares do not sum to 1, or with a count above its base.
-- in: rates, items(item, type)
with kinds as (select distinct item, type from items)
select item, universe, banner, banner_option, weighting
from rates
left join kinds using (item)
group by all
having bool_or(unweighted_count > unweighted_base or weighted_count > weighted_base + 1e-6)
    or bool_or(share < 0 or share > 1 + 1e-9)
    or (
        bool_and(coalesce(type, 'single') in ('single', 'ordinal', 'number'))
        and bool_and(base_kind in ('asked', 'all') and share is not null)
        and abs(sum(share) filter (where item_kind <> 'net') - 1) > 1e-6
    )
order by all
