-- cells: one row per cell that a kept respondent is in.
-- in: frame(_cell)
select distinct _cell as cell from frame order by cell
