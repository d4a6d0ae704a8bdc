-- one row per number of a trial, beside the published one.
-- in: published and tried (key, number, unweighted_base)
select $table_name::VARCHAR as table_name, tried.key,
       published.number as published_number, tried.number as tried_number,
       tried.number - published.number as difference,
       published.unweighted_base as published_base, tried.unweighted_base as tried_base
from tried
left join published using (key)
