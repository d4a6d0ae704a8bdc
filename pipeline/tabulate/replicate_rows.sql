-- replicate_rows: one row per respondent in the base with its cell, the options it counts for, and its replicate weights.
-- in: item_cells(source_row, cell, answer, reason, replicates), options_of as in counts
select cell, array_to_string(options_of(answer, reason), $between) as options, replicates as weights
from item_cells
where options_of(answer, reason) is not null
order by source_row
