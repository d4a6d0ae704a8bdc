-- table_rows: one row per stratum, PSU ('' where respondents are PSUs), raking cell, cell and set of options, with
-- the weights and squared weights of those in it. `options` joins what they count for; NULL outside the base.
-- in: item_cells(cell, stratum, psu, raking, answer, reason, weight), options_of as in counts
select cell, stratum, case when $by_psu then psu else '' end as psu, raking,
       array_to_string(options_of(answer, reason), $between) as options,
       cast(sum(weight) as double) as w, cast(sum(weight * weight) as double) as ww
from item_cells
group by all
order by all
