# Weighting classes by hand, then svydesign with the adjusted weights; INSEE's sample of firms with its non-respondents.
source("tests/reference/write.R")
suppressMessages(library(survey))
sample <- shared("firms/ict-in-firms-sample.csv")
answers <- shared("firms/ict-in-firms-survey.csv")[c("firm_id", "big_data")]
eligible <- subset(sample, nrc == "True")  # in scope; those of them without `resp` did not answer
is_respondent <- eligible$resp == "True"
factors <- tapply(eligible$w_sample, eligible$hrg, sum) / tapply((eligible$w_sample * is_respondent), eligible$hrg, sum)
answered <- merge(eligible[is_respondent, ], answers, all.x = TRUE)
answered$adjusted <- answered$w_sample * as.numeric(factors[answered$hrg])
answered$yes <- ifelse(answered$big_data == "", NA, as.numeric(answered$big_data == "True"))
design <- svydesign(id = ~1, strata = ~strata, weights = ~adjusted, data = answered)
out <- list(respondents = nrow(answered), sampled = nrow(eligible))
share <- svymean(~yes, design, na.rm = TRUE)
total <- svytotal(~turnover, design)
mean <- svymean(~turnover, design)
out$share <- c(estimate = as.numeric(coef(share)), se = as.numeric(SE(share)))
out$mean <- c(estimate = as.numeric(coef(mean)), se = as.numeric(SE(mean)))
out$total <- c(estimate = as.numeric(coef(total)), se = as.numeric(SE(total)))
write_reference("nonresponse", out)
