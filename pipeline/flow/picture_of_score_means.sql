-- picture_of_score_means: the first score under each banner that is not of two.
-- in: stored, score_means; items
select
  measure || ': mean' as title, banner, banner_option_label as label, weighting,
  mean as estimate, low, high, null as published, flag
from stored
where universe = 'all' and banner not like '%*%'
  and measure = (select min(measure) from stored where measure not in (select item from items where type = 'number'))
order by banner_order, banner_option_order, banner_option
