-- unseen_texts: one row per text that has a code and that no respondent gave.
-- in: open_cells(cell, key), coded_keys(place, text, key)
select text
from coded_keys
where key not in (select open_cells.key from open_cells where open_cells.key is not null)
order by place
