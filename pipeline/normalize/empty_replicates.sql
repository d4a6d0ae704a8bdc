-- empty_replicates: the places of the replicate weights that do not add up to more than 0 over the kept respondents.
-- in: respondents
with each as (
    select unnest(replicates) as weight, generate_subscripts(replicates, 1) as position
    from respondents
    where is_kept
)
select position
from each
group by position
having sum(weight) <= 0
order by position
