-- scores: one row per kept respondent with the value of one score.
-- in: scored(source_row, respondent_id, numbers: a list with NULL for an item without an answer)
with counted as (
    select source_row, respondent_id,
           list_filter(numbers, lambda x: x is not null) as answered,
           len(numbers) as items
    from scored
),
combined as (
    select source_row, respondent_id,
           len(answered) as items_answered,
           case when len(answered) = 0 or len(answered) < $min_answered * items - 1e-9 then null
                when $method = 'sum' then list_sum(answered) * items / len(answered)
                when $method = 'count' then list_sum(answered)
                else list_sum(answered) / len(answered)
           end as raw
    from counted
)
select $study as study, $wave as wave, source_row, respondent_id, $score as score,
       round($to_low + (raw - $from_low) * $stretch, 9) as value, items_answered
from combined
