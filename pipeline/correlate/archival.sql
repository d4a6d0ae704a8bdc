-- frame with the archival results of each respondent's company.
-- in: plain_frame, archival(company, results)
select plain_frame.*, archival.results as _archival
from plain_frame
left join archival on archival.company = plain_frame._company
