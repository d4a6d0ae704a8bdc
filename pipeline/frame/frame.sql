-- frame: one row per kept respondent with everything that counting reads; no item's name begins with _.
-- in: responses, respondents, levels, supplied
select responses.* exclude (study, wave, is_kept, respondent_id),
       levels.score_levels as _score_levels, levels.score_values as _score_values,
       respondents.company_id as _company, respondents.stratum as _stratum, respondents.psu as _psu,
       respondents.fpc as _fpc, respondents.units as _units, respondents.replicates as _replicates,
       supplied.weights as _weights
from responses
join respondents on respondents.source_row = responses.source_row
left join levels on levels.source_row = responses.source_row
left join supplied on supplied.source_row = responses.source_row
where responses.is_kept
