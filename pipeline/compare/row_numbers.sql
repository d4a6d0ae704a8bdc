-- row_numbers: one row: whether the ids of an export only count its rows, from 0 or from 1.
-- in: respondents
select coalesce(count(distinct number) = count(*) and min(number) in (0, 1)
                and max(number) - min(number) + 1 = count(*), false) as are_counted
from (select try_cast(respondent_id as bigint) as number from respondents)
