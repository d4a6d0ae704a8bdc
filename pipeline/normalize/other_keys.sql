-- other_keys: one row per text that has no code, however it is typed.
-- in: open_cells(cell, key), coded_keys(place, text, key)
select distinct key
from open_cells
where key is not null and key not in (select coded_keys.key from coded_keys)
order by key
limit $most
