-- outcomes: what a correlation can be with: an item, or a column of an outcome file.
-- in: items(item), outcome_matches(outcome)
select item as one, '' as two from items
union
select outcome as one, '' as two from outcome_matches
