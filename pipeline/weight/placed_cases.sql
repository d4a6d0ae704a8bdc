-- placed_cases: one row per row of the export with its answers, how it ended and its design weight (1 without weights).
-- in: responses, respondents
select responses.*, respondents.disposition as _disposition, respondents.exclusion_reason as _exclusion_reason,
       case when $has_weight then respondents.weights[1] else 1.0 end as _base
from responses
join respondents on respondents.source_row = responses.source_row
