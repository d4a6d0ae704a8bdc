-- replicate_problems: the first kept row with a replicate weight that is no number, which one, and how many there are.
-- in: respondents
with judged as (
    select source_row, list_transform(replicates, lambda weight: coalesce(not isfinite(weight), true)) as is_wrong
    from respondents
    where is_kept
)
select source_row, list_position(is_wrong, true) as position, count(*) over () as rows
from judged
where list_contains(is_wrong, true)
order by source_row
limit 1
