-- one row per key of checked that referred does not have, the first twenty; offending counts all of them.
-- in: checked(one, two), referred(one, two): a key of one or two parts; NULL refers to nothing on purpose.
select concat_ws(' ', one::VARCHAR, nullif(two, '')) as key, count(*) over () as offending
from (
    select distinct checked.one, checked.two
    from checked
    where checked.one is not null
      and checked.two is not null
      and not exists (select 1 from referred where referred.one = checked.one and referred.two = checked.two)
) as lost
order by key
limit 20
