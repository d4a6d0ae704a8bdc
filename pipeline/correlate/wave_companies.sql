-- wave_companies: the companies of kept respondents with the respondents of each.
-- in: frame(_company)
select _company as company, count(*) as respondents
from frame
where _company is not null
group by _company
order by _company
