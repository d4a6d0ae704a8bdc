-- cells: one row per distinct cell of a column that is not blank, most frequent first.
-- in: column_cells(cell)
select cell, count(*) as rows
from column_cells
where cell is not null and trim(cell) <> ''
group by cell
order by rows desc, cell
limit $most
