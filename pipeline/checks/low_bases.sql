-- one row per column in which every base is low or suppressed.
-- in: rates
select universe, banner, banner_option
from rates
where weighting = 'none'
group by universe, banner_order, banner, banner_option_order, banner_option
having bool_and(contains(flag, 'low_base') or contains(flag, 'suppressed'))
order by universe, banner_order, banner_option_order
