-- products: one row per stratum and pair of cells (column × option) of one banner that share respondents,
-- with the sum of squared weights of those in both. Respondents are PSUs; option '' is the base.
-- in: item_cells, members, options_of as in counts; banners of one item only
with reduced as (
    select cell, stratum, answer, reason, sum(weight * weight) as ww
    from item_cells
    group by cell, stratum, answer, reason
),
firsts as (
    select cell, stratum, options_of(answer, reason) as options, unnest(options_of(answer, reason)) as option, ww
    from reduced
),
pairs as (
    select cell, stratum, option, unnest(options) as other_option, ww
    from firsts
)
select universe, banner, stratum, banner_option, option, banner_option as other_banner_option, other_option,
       cast(sum(ww) as double) as product
from pairs
join members using (cell)
where banner <> 'total' and not contains(banner, '*')
group by universe, banner, stratum, banner_option, option, other_option
order by universe, banner, stratum, banner_option, option, other_option
