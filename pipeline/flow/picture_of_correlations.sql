-- picture_of_correlations: the rank correlation of each score with each outcome.
-- in: stored, correlations
select
  'Rank correlation (Spearman)' as title, banner, score || ', ' || outcome as label, weighting,
  estimate, low, high, null as published, flag
from stored
where universe = 'all' and banner = 'total' and method = 'spearman' and controls = ''
order by score, outcome
