-- member_cells: one row per cell that belongs to a column of the tables; each belongs to that of everybody.
-- in: numbered_members(cell, place)
select distinct cell from numbered_members order by cell
