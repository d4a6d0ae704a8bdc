-- one row per number of a trial, of all tables.
-- in: compared_rates, compared_score_means, compared_correlations
select * from compared_rates
union all
select * from compared_score_means
union all
select * from compared_correlations
