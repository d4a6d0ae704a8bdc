-- unread_dates: one row per distinct cell that is no date, the most frequent first.
-- in: date_cells(cell, read)
select cell, count(*) as rows
from date_cells
where cell <> '' and read is null and not list_contains($missing, lower(cell))
group by cell
order by rows desc, cell
limit 100
