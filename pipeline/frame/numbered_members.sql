-- numbered_members: one row per cell and column of the table that it belongs to, by the column's number.
-- in: members(cell, universe, banner, banner_option), places(universe, banner, banner_option, place)
select cell, place
from members join places using (universe, banner, banner_option)
order by cell, place
