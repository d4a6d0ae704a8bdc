-- no_scores: the empty table of scores that each score is added to.
select null::varchar as study, null::varchar as wave, null::bigint as source_row, null::varchar as respondent_id,
       null::varchar as score, null::double as value, null::bigint as items_answered, null::varchar as level
where false
