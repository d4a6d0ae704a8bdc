-- answered: one row per respondent with what the cells say, before routing.
-- in: decoded(source_row, one answer and one reason an item), respondents
select decoded.*, respondents.respondent_id, respondents.is_kept
from decoded
join respondents using (source_row)
