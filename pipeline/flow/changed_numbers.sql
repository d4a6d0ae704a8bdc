-- one row per number that differs between two generations, by more than rounding, or whose base does.
-- in: before and after (key, number, unweighted_base)
select coalesce(after.key, before.key) as key, before.number as number_before, after.number as number_after
from before
full join after using (key)
where abs(after.number - before.number) > 1e-9
   or (before.number is null) <> (after.number is null)
   or before.unweighted_base is distinct from after.unweighted_base
order by key
