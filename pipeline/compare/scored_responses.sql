-- scored_responses: one row per respondent with answers, company and the scores in the order of $scores.
-- in: responses, respondents, scores(source_row, score, value)
with values_of as (
    select source_row, list(value order by list_position($scores, score)) as score_values
    from scores
    where list_contains($scores, score)
    group by source_row
)
select responses.*, respondents.company_id as _company, values_of.score_values as _score_values
from responses
join respondents on respondents.source_row = responses.source_row
left join values_of on values_of.source_row = responses.source_row
