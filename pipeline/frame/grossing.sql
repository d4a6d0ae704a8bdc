-- grossing: one row per weight that stands for a population, with what its mean-1 weights are to be multiplied by.
-- in: weights(weighting, weight, grossing_weight)
select weighting, sum(grossing_weight) / nullif(cast(sum(weight) as double), 0) as factor
from weights
group by weighting
having count(grossing_weight) = count(*) and sum(grossing_weight) > 0
order by weighting
