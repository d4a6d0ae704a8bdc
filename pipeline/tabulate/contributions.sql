-- contributions: one row per column of the tables with what its companies add to a sum: how many do, all of it, and the
-- two largest. Amounts are taken without their sign.
-- in: company_values(cell, company, value), members; places(universe, banner, banner_option, place)
with amounts as (
    select cast(place as integer) as place, company, sum(abs(value)) as amount
    from company_values
    join members using (cell)
    join places using (universe, banner, banner_option)
    where value is not null
    group by place, company
),
ranked as (
    select place, amount, row_number() over (partition by place order by amount desc, company) as rank from amounts
)
select place, count(*) as companies, sum(amount) as total,
       coalesce(max(amount) filter (rank = 1), 0) as largest, coalesce(max(amount) filter (rank = 2), 0) as second
from ranked
group by place
order by place
