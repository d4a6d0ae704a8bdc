-- respondents: one row per respondent with a value, its PSU and its place among the raking cells.
-- in: value_rows(source_row, cell, stratum, psu, raking, replicates, value, weight)
select cell, stratum, psu, raking, replicates, cast(value as double) as value, cast(weight as double) as weight
from value_rows
order by source_row
