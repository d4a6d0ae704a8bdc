-- counts_by_replicate: one row per column of the table, option and replicate weight, with the sum of that weight,
-- in units of $per_weight.
-- in: item_cells(cell, answer, reason), members, options_of as in counts; places; replicate_weights(replicates)
with each as (
    select cell, answer, reason, unnest(replicates) as weight, unnest($replicates) as replicate
    from replicate_cells
),
reduced as (
    select cell, answer, reason, replicate, sum(cast(weight / $per_weight as decimal(24, 12))) as w
    from each
    group by cell, answer, reason, replicate
),
counted as (
    select cell, replicate, unnest(options_of(answer, reason)) as option, w
    from reduced
)
select cast(place as integer) as place, cast(list_position($options, option) as integer) as option, replicate,
       cast(sum(w) as double) as w
from counted
join members using (cell)
join places using (universe, banner, banner_option)
group by place, option, replicate
order by place, option, replicate
