-- everybody_rows: what specifications read, in the order of the export.
-- in: everybody_columns(source_row, ...)
select * from everybody_columns order by source_row
