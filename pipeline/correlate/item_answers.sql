-- item_answers: one row per cell and combination of answers to a score's items, of those who answered all of them.
-- in: answered(cell, numbers)
select cell, numbers, count(*) as n
from answered
where len(list_filter(numbers, lambda x: x is null)) = 0
group by cell, numbers
order by cell, numbers
