-- rows_of_text: one row per respondent of a delimited text, every cell as text, in the file's order.
-- in: $path, UTF-8; $columns, name -> VARCHAR, all of the file's; $kept, names to write.
-- The inner source_row is any cell, to leave out rows without one; no column can have that name.
copy (
    select row_number() over () as source_row,
           columns($kept)
    from (
        select *, coalesce(*columns(*)) as source_row
        from read_csv(
            $path,
            columns        = $columns,
            skip           = $skip,
            delim          = $delimiter,
            max_line_size  = $line_bytes,
            buffer_size    = $buffer_bytes,
            quote          = '"',
            escape         = '"',
            header         = false,
            auto_detect    = false,
            strict_mode    = true
        )
    )
    where source_row is not null
) to $to (format parquet, compression zstd, row_group_size 122880)
