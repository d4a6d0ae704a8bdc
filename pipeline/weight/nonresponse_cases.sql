-- nonresponse_cases: one row per class and outcome of the sampled cases in the population (or that may be in it), with
-- the number of cases and their design weight in parts of the largest. `unweighted` cases lack theirs.
-- in: sampled_cases(source_row, key, is_kept, disposition, exclusion_reason, base)
with judged as (
    select source_row, key, base,
           case when is_kept then case when disposition = 'partial' then 'partial' else 'complete' end
                when disposition in ('preview', 'test', 'spam', 'screened_out') or exclusion_reason = 'duplicate' then null
                when disposition in ('unknown', 'unknown_eligibility') then 'unknown'
                when disposition in ('refusal', 'partial') then 'refusal'
                when disposition = 'non_contact' then 'non_contact'
                else 'other'
           end as outcome
    from sampled_cases
),
largest as (
    select max(base) as largest from judged where isfinite(base) and outcome is not null
)
select key, outcome, count(*) as cases,
       count(*) filter (base is null or not isfinite(base) or base < 0) as unweighted,
       min(source_row) filter (base is null or not isfinite(base) or base < 0) as first_row,
       cast(sum(cast(base / nullif(largest, 0) as decimal(38, 15))) filter (isfinite(base)) as double) as weight
from judged, largest
where outcome is not null
group by key, outcome
order by key, outcome
