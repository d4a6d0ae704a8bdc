-- date_orders: one row with the cells of a column and how many of them each order of day and month reads.
-- in: date_cells(cell, iso, day_first, month_first), the last three dates or NULL
select count(*) as cells, count(iso) as iso, count(day_first) as day_first, count(month_first) as month_first,
       count(*) filter (day_first <> month_first) as differ
from date_cells
where cell <> '' and not list_contains($missing, lower(cell))
