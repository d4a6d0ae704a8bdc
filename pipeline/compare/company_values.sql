-- company_values: one row per company with the means of its kept respondents' values.
-- in: wave_values(company, is_kept, numbers), every number a DOUBLE or NULL
with each as (
    select company, unnest(numbers) as number, unnest(range(len(numbers))) as place
    from wave_values
    where is_kept and company is not null
),
means as (
    select company, place, avg(number) as number from each group by company, place
)
select company, list(number order by place) as numbers
from means
group by company
order by company
