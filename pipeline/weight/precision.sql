-- precision: one row per weight with what its inequality costs.
-- in: weights
select weighting, count(*) filter (weight > 0) as respondents,
       cast(sum(weight) as double) as w, cast(sum(weight * weight) as double) as ww
from weights
group by weighting
order by weighting
