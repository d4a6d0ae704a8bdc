-- row_numbers: one row: how many rows an export has, and whether its ids only count them (from 0 or from 1).
-- in: respondents
select count(*) as rows,
       coalesce(count(distinct number) = count(*) and min(number) in (0, 1)
                and max(number) - min(number) + 1 = count(*), false) as are_counted
from (select try_cast(respondent_id as bigint) as number from respondents)
