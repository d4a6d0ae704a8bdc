-- last_row: the last row of the export.
-- in: responses(source_row)
select coalesce(max(source_row), 0) as last from responses
