-- supplied: one row per kept respondent of these rows with its weights, in the order of $names.
-- in: weights(source_row, weighting, weight)
select source_row,
       list(weight order by list_position($names, weighting)) as weights
from weights
where source_row > $after and source_row <= $until
group by source_row
