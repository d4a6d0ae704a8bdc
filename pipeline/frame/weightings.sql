-- weightings: the weights of the wave.
-- in: weights
select distinct weighting as name from weights order by name
