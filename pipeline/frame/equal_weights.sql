-- equal_weights: the weights that are the same for everybody.
-- in: weights
select weighting as name from weights group by weighting having min(weight) = max(weight) order by weighting
