-- sampled: one row per kept respondent with what is known of how it was sampled.
-- in: respondents
select source_row, stratum as _stratum, psu as _psu, fpc as _fpc, units as _units
from respondents
where is_kept
