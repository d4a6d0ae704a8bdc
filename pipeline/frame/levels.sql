-- levels: one row per kept respondent of these rows with the values and levels of its scores, in the order of $names.
-- in: scores(source_row, score, value, level)
select source_row,
       list(level order by list_position($names, score)) as score_levels,
       list(value order by list_position($names, score)) as score_values
from scores
where source_row > $after and source_row <= $until
group by source_row
