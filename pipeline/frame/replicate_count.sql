-- replicate_count: how many replicate weights a respondent has.
-- in: frame(_replicates)
select max(array_length(_replicates)) as replicates from frame
