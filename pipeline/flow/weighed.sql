-- weighed: the weights of one weighting.
-- in: every_weight
select * from every_weight where weighting = $weighting
