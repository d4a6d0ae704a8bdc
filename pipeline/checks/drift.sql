-- one row per item and option that both waves have under the same weighting, the first that they share.
-- in: rates and before, both as the table `rates`
with both_waves as (
    select rates.item, rates.option, rates.weighting, rates.item_order, rates.option_order,
           rates.share as share, before.share as share_before, rates.share - before.share as change,
           sqrt(power(rates.std_error, 2) + power(before.std_error, 2)) as std_error
    from rates
    join before using (item, option, universe, banner, banner_option, weighting)
    where rates.universe = 'all' and rates.banner = 'total'
)
select item, option, share, share_before, change, std_error
from both_waves
where change is not null
  and weighting = (select coalesce(min(weighting) filter (where weighting <> 'none'), 'none') from both_waves)
order by item_order, option_order, item, option
