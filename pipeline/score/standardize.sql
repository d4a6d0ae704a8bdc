-- standardize: mean and standard deviation of one item's numbers over kept respondents.
-- in: numbered(number)
select number, count(*) as respondents
from numbered
where number is not null
group by number
order by number
