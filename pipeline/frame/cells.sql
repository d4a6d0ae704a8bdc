-- cells: one row per cell that a kept respondent is in.
-- in: frame(_cell)
select _cell as cell, count(*) as respondents from frame group by _cell order by cell
