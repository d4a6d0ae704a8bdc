-- one row per key that stands in several rows, the first twenty; offending counts all of them.
-- in: checked(key)
select key, count(*) over () as offending
from (select key from checked group by key having count(*) > 1) as repeated
order by key
limit 20
