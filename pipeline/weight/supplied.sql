-- supplied: one row per kept respondent with one supplied weight, brought to mean 1.
-- in: respondents
with kept as (
    select source_row, respondent_id, weights[$place] as supplied
    from respondents
    where is_kept
),
typical as (
    select cast(sum(cast(supplied as decimal(38, 9))) as double) / nullif(count(*), 0) as mean
    from kept
)
select $study as study, $wave as wave, source_row, respondent_id, $weighting as weighting,
       cast(round(supplied / nullif(typical.mean, 0), 9) as decimal(18, 9)) as weight,
       supplied as grossing_weight
from kept, typical
