-- waiting_texts: one row per text without a code, however it is typed, with the respondents who gave it.
-- in: open_cells(cell, key), coded_keys(place, text, key)
select min(cell) as text, count(*) as respondents
from open_cells
where cell <> '' and not list_contains($missing, lower(cell))
      and key not in (select coded_keys.key from coded_keys)
group by key
order by respondents desc, text
