-- kept: the responses of kept respondents.
select * from responses where is_kept
