-- replicate_sums: one row per replicate weight, in their order, with its sum over kept respondents and the weight's own.
-- in: respondents(is_kept, replicates, weights)
with each as (
    select weights[1] as weight, unnest(replicates) as replicate, generate_subscripts(replicates, 1) as position
    from respondents
    where is_kept
)
select position, sum(replicate) as replicate, sum(weight) as weight
from each
group by position
order by position
