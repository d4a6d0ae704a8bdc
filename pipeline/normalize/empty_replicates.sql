-- empty_replicates: the places of the replicate weights that no kept respondent has any of.
-- in: respondents
with each as (
    select unnest(replicates) as weight, generate_subscripts(replicates, 1) as position
    from respondents
    where is_kept
)
select position
from each
group by position
having max(abs(weight)) = 0
order by position
