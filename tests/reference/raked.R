# Shares of domains after calibrate(calfun = "raking"): apistrat's strata, NHANES' clusters.
source("tests/reference/write.R")
suppressMessages(library(survey))
out <- list()
keep <- function(name, design) for (part in c("all", "domain")) {
  d <- if (part == "all") design else subset(design, in_domain == 1)
  m <- svymean(~yes, d)
  out[[paste0(name, "_", part)]] <<- c(value = as.numeric(coef(m)), se = as.numeric(SE(m)), df = degf(d))
}
strat <- shared("complex-design/apistrat.csv")
strat$yes <- as.numeric(strat$awards == "Yes")
strat$in_domain <- as.numeric(strat$enroll > 500)
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
totals <- c(`(Intercept)` = 6194, comp.impYes = 4194, sch.wideYes = 5122)
keep("apistrat", calibrate(dstrat, ~comp.imp + sch.wide, totals, calfun = "raking", epsilon = 1e-13, maxit = 500))
nhanes <- shared("complex-design/nhanes2.csv")
nhanes$yes <- nhanes$highbp
nhanes$in_domain <- as.numeric(nhanes$race == 2)
dn <- svydesign(id = ~psuid, strata = ~stratid, weights = ~finalwgt, nest = TRUE, data = nhanes)
w <- sum(nhanes$finalwgt)
totals <- w * c(1, .26, .25, .27, .15, .03)
names(totals) <- c("(Intercept)", "factor(region)2", "factor(region)3", "factor(region)4", "factor(race)2", "factor(race)3")
keep("nhanes", calibrate(dn, ~factor(region) + factor(race), totals, calfun = "raking", epsilon = 1e-13, maxit = 500))
write_reference("raked", out)
