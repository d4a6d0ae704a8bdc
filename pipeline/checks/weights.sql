-- one row per weight that does not have mean 1 over all kept respondents, or is negative somewhere.
-- in: weights(weighting, weight), respondents(is_kept)
select weighting
from weights
group by weighting
having abs(avg(weight::DOUBLE) - 1) > 1e-6
    or min(weight) < 0
    or count(weight) <> (select count(*) from respondents where is_kept)
order by weighting
