-- replicates: one row per kept respondent that came with replicate weights.
-- in: frame(source_row, _replicates)
select source_row, _replicates as weights from frame order by source_row
