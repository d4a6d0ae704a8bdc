-- supplied: one row per kept respondent with one supplied weight, brought to mean 1.
-- in: respondents
-- Weights are summed as parts of the largest, so that those of any size keep their digits.
with kept as (
    select source_row, respondent_id, weights[$place] as supplied
    from respondents
    where is_kept
),
largest as (
    select max(supplied) as largest from kept
),
typical as (
    select any_value(largest) * cast(sum(cast(supplied / nullif(largest, 0) as decimal(38, 15))) as double)
               / nullif(count(*), 0) as mean
    from kept, largest
)
select $study as study, $wave as wave, source_row, respondent_id, $weighting as weighting,
       cast(round(supplied / nullif(typical.mean, 0), 9) as decimal(18, 9)) as weight,
       supplied as grossing_weight
from kept, typical
