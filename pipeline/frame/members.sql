-- members: one row per cell and column of the table that it belongs to.
-- in: numbered_members(cell, place)
select cell, place from numbered_members
