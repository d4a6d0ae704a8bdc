-- picture_headline: the cell that the picture of the rates is of: what most chose of the first multiple-response item.
-- in: stored, rates; items
select item, option
from stored
where universe = 'all' and banner = 'total' and item_kind <> 'net' and option not like 'missing:%'
  and weighting = (select coalesce(min(weighting) filter (where weighting <> 'none'), 'none') from stored)
order by
  item not in (select item from items where type = 'multiple'),
  item in (select unnest(string_split(banner, '*')) from stored),
  item_order, share desc nulls last, option_order
limit 1
