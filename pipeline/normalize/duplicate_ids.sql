-- duplicate_ids: one row per respondent id that stands on several rows, and blank ids.
-- in: interviews(source_row, respondent_id, disposition)
select coalesce(respondent_id, '') as respondent_id, count(*) as rows, min(source_row) as first_row,
       max(source_row) as last_row
from interviews
where disposition not in ('preview', 'test', 'spam')
group by respondent_id
having count(*) > 1 or respondent_id is null
order by first_row
limit 10
