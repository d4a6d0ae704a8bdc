-- strata: one row per stratum with its PSUs in the sample and in the population.
-- in: frame(_stratum, _psu, _fpc)
select _stratum as stratum, count(distinct _psu) as psus, count(*) as respondents, max(_fpc) as population
from frame
group by _stratum
order by _stratum
