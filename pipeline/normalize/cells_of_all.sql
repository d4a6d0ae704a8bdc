-- cells_of_all: one row per column and distinct cell that is not blank, with the rows that hold it.
-- in: chosen_columns(one text column a column of the export)
with long as (
    unpivot chosen_columns on columns(*) into name column_name value cell
)
select column_name, cell, count(*) as rows
from long
where trim(cell) <> ''
group by all
order by column_name, rows desc, cell
