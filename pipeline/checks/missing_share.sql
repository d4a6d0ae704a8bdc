-- one row per item with too few answers among those asked; a reason that only says "not asked" is none.
-- in: rates
select item, sum(share) as missing
from rates
where universe = 'all' and banner = 'total' and weighting = 'none'
  and starts_with(option, 'missing:') and option <> 'missing:not_asked'
group by item
having sum(share) >= $many
order by item
