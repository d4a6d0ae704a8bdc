-- psus: one row per PSU of the sample, with its respondents.
-- in: frame(source_row, _stratum, _psu, _units)
select _stratum as stratum, _psu as psu, count(*) as respondents, max(_units) as units,
       min(_units) as least_units, count(_units) as with_units,
       min(source_row) as first_row
from frame
group by _stratum, _psu
order by _stratum, _psu
