-- everybody: one row per respondent, kept or not; scores, weights and archival results only of those kept.
-- in: responses, frame
select responses.*, frame._score_values, frame._weights, frame._archival
from responses
left join frame on frame.source_row = responses.source_row
