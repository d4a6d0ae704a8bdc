-- first_row: the first row of the export whose cell holds a text.
-- in: held_cells(source_row, cell)
select min(source_row) as source_row
from held_cells
where contains(cell, $text)
