-- margins: one row per weight and answer of one target item.
-- in: weighted(weighting, option, weight)
select weighting, option, count(*) as respondents, cast(sum(weight) as double) as weight
from weighted
group by weighting, option
order by weighting, option
