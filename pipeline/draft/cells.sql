-- cells: one row per column and distinct cell that is not blank, the most frequent of each column first.
-- in: chosen_columns(one text column a column of the export)
with long as (
    unpivot chosen_columns on columns(*) into name column_name value cell
),
counted as (
    select column_name, cell, count(*) as rows
    from long
    where trim(cell) <> ''
    group by all
),
placed as (
    select *,
           row_number() over (partition by column_name order by rows desc, cell) as place,
           count(*) over (partition by column_name) as distinct_cells,
           sum(rows) over (partition by column_name) as answered
    from counted
)
select column_name, cell, rows, distinct_cells, cast(answered as bigint) as answered
from placed
where place <= $most
order by column_name, place
