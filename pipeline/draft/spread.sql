-- spread: how full a column is and how much its cells vary.
-- in: column_cells(cell)
select count(*) as rows,
       count(*) filter (cell is not null and trim(cell) <> '') as answered,
       count(distinct case when trim(cell) <> '' then cell end) as distinct_cells
from column_cells
