-- products: one row per stratum and pair of cells (column × option) of one banner that share PSUs,
-- with the sum of products of their PSU totals; option '' is the base.
-- in: item_cells, members, options_of as in counts; banners of one item only
with reduced as (
    select cell, stratum, psu, answer, reason, sum(weight) as w
    from item_cells
    where answer is not null
    group by cell, stratum, psu, answer, reason
),
counted as (
    select cell, stratum, psu, unnest(options_of(answer, reason)) as option, w
    from reduced
),
totals as (
    select universe, banner, banner_option, option, stratum, psu, cast(sum(w) as decimal(18, 9)) as t
    from counted
    join members using (cell)
    where banner <> 'total' and not contains(banner, '*')
    group by universe, banner, banner_option, option, stratum, psu
)
select one.universe, one.banner, one.stratum, one.banner_option, one.option,
       other.banner_option as other_banner_option, other.option as other_option,
       cast(sum(one.t * other.t) as double) as product
from totals as one
join totals as other using (universe, banner, stratum, psu)
group by all
order by all
