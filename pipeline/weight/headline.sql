-- headline: kept responses with the weight that raking starts from: the first supplied one, else 1.
-- in: responses, weights
select responses.*, coalesce(weights.weight, cast(1 as decimal(18, 9))) as weight,
       weights.grossing_weight
from responses
left join weights on weights.source_row = responses.source_row and weights.weighting = $weighting
where responses.is_kept
