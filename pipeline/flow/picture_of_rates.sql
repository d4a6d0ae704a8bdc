-- picture_of_rates: one option of one item under each banner that is not of two.
-- in: stored, rates
select
  item || ': ' || option_label || ' (%)' as title, banner, banner_option_label as label, weighting,
  share as estimate, share_low as low, share_high as high, null as published, flag
from stored
where universe = 'all' and item = $item and option = $option and banner not like '%*%'
order by banner_order, banner_option_order, banner_option
