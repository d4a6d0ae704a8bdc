-- repeated_companies: one row that says whether several kept respondents are of one company.
-- in: frame(_company)
select count(_company) > count(distinct _company) as is_repeated from frame
