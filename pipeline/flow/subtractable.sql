-- subtractable: one row: how many columns were hidden and are shown, how many have one to four respondents more or less,
-- and whether there are hidden ones at all.
-- in: before and after (key, place, base, is_hidden), rows of rates; a place is a universe's column
select count(distinct place_after) filter (was_hidden and not is_hidden) as shown_now,
       count(distinct place_after) filter (abs(base_after - base_before) between 1 and 4) as little_changed,
       coalesce(bool_or(was_hidden or is_hidden), false) as has_hidden
from (
    select after.place as place_after, before.is_hidden as was_hidden, after.is_hidden as is_hidden,
           before.base as base_before, after.base as base_after
    from before
    join after using (key)
) as paired
