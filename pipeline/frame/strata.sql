-- strata: one row per stratum with its PSUs in the sample and in the population.
-- in: frame(source_row, _stratum, _psu, _fpc). Without a column that names them each respondent is a PSU: millions are not told apart.
select _stratum as stratum,
       case when $has_psus then count(distinct case when $has_psus then _psu end) else count(*) end as psus,
       count(*) as respondents,
       min(_fpc) as least_population, max(_fpc) as population, count(_fpc) as with_population,
       min(source_row) as first_row
from frame
group by _stratum
order by _stratum
