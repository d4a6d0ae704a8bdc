-- table_rows: one row per stratum, PSU ('' where respondents are PSUs), raking cell, cell and set of options, with
-- the weights and (where asked for) squared weights of those in it. `options` joins what they count for; NULL
-- outside the base.
-- in: item_cells(cell, stratum, psu, raking, answer, reason, weight), options_of as in counts
with placed as (
    select cell, stratum, case when $by_psu then psu else '' end as psu, raking, answer, reason, weight
    from item_cells
),
reduced as (
    select cell, stratum, psu, raking, answer, reason, sum(weight) as w,
           sum(case when $with_squares then weight * weight end) as ww
    from placed
    group by cell, stratum, psu, raking, answer, reason
)
select cell, stratum, psu, raking, array_to_string(options_of(answer, reason), $between) as options,
       cast(sum(w) as double) as w, coalesce(cast(sum(ww) as double), 0) as ww
from reduced
group by all
order by all
