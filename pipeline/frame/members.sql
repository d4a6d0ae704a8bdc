-- members: one row per cell and column of the table that it belongs to.
-- in: members(cell, universe, banner, banner_option)
select cell, universe, banner, banner_option from members order by cell, universe, banner, banner_option
