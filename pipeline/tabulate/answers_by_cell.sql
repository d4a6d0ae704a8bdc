-- answers_by_cell: one row per cell and option of the item that read_item made ready, with the respondents; option ''
-- is the base.
-- in: item_cells(cell, answer, reason), options_of(answer, reason)
with reduced as (
    select cell, answer, reason, count(*) as n from item_cells group by cell, answer, reason
),
counted as (
    select cell, unnest(options_of(answer, reason)) as option, n from reduced
)
select cell, option, cast(sum(n) as bigint) as n
from counted
group by cell, option
order by cell, option
