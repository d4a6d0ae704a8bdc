-- place_members: the cells of every column of the tables.
-- in: members(cell, universe, banner, banner_option)
select universe, banner, banner_option, cell
from members
order by universe, banner, banner_option, cell
