-- rows of the total over everybody, under the first weighting that the table has; reasons for no answer left out.
-- in: stored, a table with universe, banner and weighting
select *
from stored
where universe = 'all' and banner = 'total'
  and weighting = (select coalesce(min(weighting) filter (where weighting <> 'none'), 'none') from stored)
