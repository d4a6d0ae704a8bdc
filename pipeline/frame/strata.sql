-- strata: one row per stratum with its PSUs in the sample and in the population.
-- in: frame(_stratum, _psu, _fpc)
select _stratum as stratum, count(distinct _psu) as psus, count(*) as respondents,
       min(_fpc) as least_population, max(_fpc) as population, count(_fpc) as with_population
from frame
group by _stratum
order by _stratum
