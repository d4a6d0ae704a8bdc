-- companies: one row per column of the table with the companies whose respondents are in a base.
-- in: company_cells(cell, company, is_inside), members(cell, universe, banner, banner_option)
with reduced as (
    select distinct cell, company
    from company_cells
    where is_inside
)
select universe, banner, banner_option, count(distinct company) as companies
from reduced
join members using (cell)
group by universe, banner, banner_option
order by universe, banner, banner_option
