-- replicate_weights: one row per respondent with the replicate weights of the sample.
-- in: frame(_replicates)
select _replicates as weights from frame order by source_row
