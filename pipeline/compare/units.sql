-- units: one row per kept respondent that can be known again in another wave: who it is, in which PSU, its row in the
-- export, and how many rows its name has.
-- in: respondents
select case when $by_company then company_id else respondent_id end as unit, stratum, psu, source_row,
       count(*) over (partition by case when $by_company then company_id else respondent_id end) as rows
from respondents
where is_kept and (case when $by_company then company_id else respondent_id end) is not null
order by unit, stratum, psu, source_row
