-- headline_rows: rates of everybody, what was asked before who was asked (the items that tables are split by).
-- in: total_rows, the total's rates; stored, all rates of the wave
select *
from total_rows
order by
  item in (select unnest(string_split(banner, '*')) from stored),
  item_order, item, option_order, option
