-- missing_reasons: one row per item and reason for no answer, with the kept respondents.
-- in: kept_reasons(one column an item: the reason, or NULL where there is an answer)
with long as (
    unpivot kept_reasons on columns(*) into name item value reason
)
select item, reason, count(*) as respondents
from long
group by all
order by item, respondents desc, reason
