-- score_names: the scores of the wave, in the order of their names.
-- in: scores
select distinct score as name from scores order by name
