-- respondents: one row per respondent with the first rule that excludes it.
-- in: interviews(source_row, respondent_id, company_id, disposition, duration_seconds, duplicate_key,
--     straightlined, stratum, psu, fpc, units, weights, replicates)
with typical as (
    select median(duration_seconds) as duration_seconds
    from interviews
    where disposition = 'complete'
),
ended as (
    select interviews.*,
           case when disposition in ('preview', 'test', 'spam', 'refusal', 'non_contact', 'other_nonresponse',
                                     'unknown_eligibility') then disposition
                when disposition = 'screened_out' and list_contains($dispositions, 'screened_out')
                    then 'screened_out'
                when disposition not in ('complete', 'screened_out') and list_contains($dispositions, 'incomplete')
                    then 'incomplete'
                when interviews.duration_seconds < $speeder * typical.duration_seconds then 'speeder'
           end as ended_reason
    from interviews, typical
),
placed as (
    select *, row_number() over (
        partition by duplicate_key, ended_reason is null order by source_row
    ) as place
    from ended
),
judged as (
    select *,
           case when ended_reason is not null then ended_reason
                when duplicate_key is not null and place > 1 then 'duplicate'
                when straightlined then 'straightliner'
           end as exclusion_reason
    from placed
)
select $study as study, $wave as wave, source_row, respondent_id, company_id, disposition,
       exclusion_reason is null as is_kept, exclusion_reason, duration_seconds,
       stratum, psu, fpc, units, weights, replicates
from judged
