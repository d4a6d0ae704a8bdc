-- psus: one row per PSU of the sample, with its respondents.
-- in: frame(_stratum, _psu)
select _stratum as stratum, _psu as psu, count(*) as respondents, max(_units) as units,
       min(_units) as least_units, count(_units) as with_units
from frame
group by _stratum, _psu
order by _stratum, _psu
