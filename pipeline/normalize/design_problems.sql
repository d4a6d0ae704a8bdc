-- design_problems: how many kept respondents have a blank stratum or PSU, and where the first of them is.
-- in: respondents
select count(*) filter (stratum = '') as without_stratum, min(source_row) filter (stratum = '') as first_stratum,
       count(*) filter (psu = '') as without_psu, min(source_row) filter (psu = '') as first_psu
from respondents
where is_kept
