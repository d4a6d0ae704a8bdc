-- psu_cells: one row per PSU and cell that its respondents are in.
-- in: frame(_stratum, _psu, _cell)
select distinct _stratum as stratum, _psu as psu, _cell as cell from frame order by stratum, psu, cell
