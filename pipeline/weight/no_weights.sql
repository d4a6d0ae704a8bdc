-- no_weights: the empty table of weights that each weight is added to.
select null::varchar as study, null::varchar as wave, null::bigint as source_row, null::varchar as respondent_id,
       null::varchar as weighting, null::decimal(18, 9) as weight, null::double as grossing_weight
where false
