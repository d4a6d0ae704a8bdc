-- picture_of_benchmarks: the published figures, those first that lie farthest from what was computed.
-- in: stored, benchmarks
select
  'Computed (dot) and published (mark), %' as title, 'total' as banner,
  item || ': ' || option || case when banner = 'total' then '' else ', ' || banner_option end as label,
  weighting, computed_share as estimate, share_low as low, share_high as high, published_share as published, flag
from stored
order by abs(difference) desc nulls last, position
