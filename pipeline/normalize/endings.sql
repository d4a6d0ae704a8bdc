-- endings: one row per reason for which respondents are not kept, and one for those who are.
-- in: respondents(is_kept, exclusion_reason)
select is_kept, exclusion_reason as reason, count(*) as rows
from respondents
group by is_kept, exclusion_reason
order by rows desc, reason
