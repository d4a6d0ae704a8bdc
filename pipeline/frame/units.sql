-- units: one row per kept respondent, a unit that the second stage drew from its PSU.
-- in: frame(source_row, _stratum, _psu)
select source_row, _stratum as stratum, _psu as psu from frame order by source_row
