-- item_pairs: one row per combination of answers to a score's items, of those who answered all of them.
-- in: answered(numbers)
select numbers, count(*) as n
from answered
where len(list_filter(numbers, lambda x: x is null)) = 0
group by numbers
order by numbers
