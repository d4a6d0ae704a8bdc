-- cases: one row per combination of values with the respondents who share it.
-- in: case_columns: every column that analysis reads, one row per respondent
select *, count(*) as _n
from case_columns
group by all
order by all
