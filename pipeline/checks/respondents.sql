-- one row: the same respondents counted in four tables, and those without a reason for being kept or not.
-- in: exports(rows), export_rows, respondents(is_kept, exclusion_reason), responses
select (select max(rows) from exports)      as exported,
       (select count(*) from export_rows)   as read,
       (select count(*) from responses)     as responded,
       count(*)                             as listed,
       count(*) filter (where is_kept)      as kept,
       count(*) filter (where is_kept is null or is_kept = (coalesce(exclusion_reason, '') <> '')) as unexplained
from respondents
