-- replicate_weights: one row per respondent with its cell and the replicate weights of the sample.
-- in: frame(_cell, _replicates)
select _cell as cell, _replicates as weights from frame order by source_row
