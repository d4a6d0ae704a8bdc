# Replicate weights that came with the data and that R makes, centred at the full estimate; quantiles.
source("tests/reference/write.R")
suppressMessages(library(survey))
options(survey.replicates.mse = TRUE)
out <- list()
brr <- shared("complex-design/nhanes2-brr.csv")
supplied <- svrepdesign(weights = ~finalwgt, repweights = "brr_[0-9]+", type = "BRR", data = brr, mse = TRUE)
keep <- function(name, estimate) out[[name]] <<- c(value = as.numeric(coef(estimate)), se = as.numeric(SE(estimate)))
keep("brr_height", svymean(~height, supplied)); keep("brr_ratio", svyratio(~weight, ~height, supplied))
keep("brr_total", svytotal(~weight, supplied))
out$brr_df <- degf(supplied)
centred <- svrepdesign(weights = ~finalwgt, repweights = "brr_[0-9]+", type = "BRR", data = brr, mse = FALSE)
keep("brr_height_mean", svymean(~height, centred))

strat <- shared("complex-design/apistrat.csv")
strat$yes <- as.numeric(strat$awards == "Yes")
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
jkn <- as.svrepdesign(dstrat, type = "JKn", mse = TRUE)
keep("jkn_share", svymean(~yes, jkn)); keep("jkn_ratio", svyratio(~api.stu, ~enroll, jkn))
jkn_plain <- as.svrepdesign(svydesign(id = ~1, strata = ~stype, weights = ~pw, data = strat), type = "JKn", mse = TRUE)
keep("jkn_plain", svymean(~yes, jkn_plain))
data(api)
jk1 <- as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = apiclus1), type = "JK1", mse = TRUE)
keep("jk1_mean", svymean(~api00, jk1))
nhanes <- shared("complex-design/nhanes2.csv")
dn <- svydesign(id = ~psuid, strata = ~stratid, weights = ~finalwgt, nest = TRUE, data = nhanes)
keep("nhanes_total", svytotal(~highbp, dn)); keep("nhanes_share", svymean(~highbp, dn))

# Quantiles with Woodruff's interval
q <- function(name, formula, design, p) {
  result <- svyquantile(formula, design, p, na.rm = TRUE)[[1]]
  out[[name]] <<- c(value = result[1, 1], low = result[1, 2], high = result[1, 3], se = result[1, 4])
}
for (p in c(.1, .25, .5, .75, .9)) q(paste0("api00_", 100 * p), ~api00, dstrat, p)
q("zinc_50", ~zinc, dn, .5)
out$rule <- setNames(sapply(c(.2, .4, .5, 1), function(p) survey:::qrule_math(c(1, 2, 3, 4, 5), rep(1, 5), p)), c("20", "40", "50", "100"))
write_reference("replicates", out)
