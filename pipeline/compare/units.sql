-- units: one row per kept respondent that can be known again in another wave: who it is, and in which PSU.
-- in: respondents
select distinct case when $by_company then company_id else respondent_id end as unit, stratum, psu
from respondents
where is_kept and (case when $by_company then company_id else respondent_id end) is not null
order by unit, stratum, psu
