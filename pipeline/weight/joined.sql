-- joined: one row per kept respondent and weight with its answers.
-- in: responses, weights
select responses.*, weights.weighting, weights.weight
from responses
join weights on weights.source_row = responses.source_row
