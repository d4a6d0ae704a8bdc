# Weights and the standard errors after them: postStratify, rake, calibrate on apistrat.
source("tests/reference/write.R")
suppressMessages(library(survey))
out <- list()
strat <- shared("complex-design/apistrat.csv")
strat$yes <- as.numeric(strat$awards == "Yes")
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
met <- data.frame(comp.imp = c("No", "Yes"), Freq = c(2000, 4194))
wide <- data.frame(sch.wide = c("No", "Yes"), Freq = c(1072, 5122))
keep <- function(name, design) {
  out[[name]] <<- c(share = as.numeric(coef(svymean(~yes, design))), share_se = as.numeric(SE(svymean(~yes, design))),
                    total = as.numeric(coef(svytotal(~enroll, design))), total_se = as.numeric(SE(svytotal(~enroll, design))),
                    first = weights(design)[1], last = weights(design)[200], low = min(weights(design) / strat$pw),
                    high = max(weights(design) / strat$pw))
}
keep("before", dstrat)
keep("post", postStratify(dstrat, ~comp.imp, met))
keep("rake", rake(dstrat, list(~comp.imp, ~sch.wide), list(met, wide), control = list(epsilon = 1e-14, maxit = 1000)))
totals <- c(`(Intercept)` = 6194, comp.impYes = 4194, sch.wideYes = 5122)
keep("cal_raking", calibrate(dstrat, ~comp.imp + sch.wide, totals, calfun = "raking", epsilon = 1e-13, maxit = 500))
numbers <- c(`(Intercept)` = 6194, stypeH = 755, stypeM = 1018, api99 = 3914069)
keep("linear", calibrate(dstrat, ~stype + api99, numbers))
keep("truncated", calibrate(dstrat, ~stype + api99, numbers * c(1, 1, 1, .985), bounds = c(.9, 1.09), epsilon = 1e-13, maxit = 500))
keep("logit", calibrate(dstrat, ~stype + api99, numbers * c(1, 1, 1, .985), calfun = "logit", bounds = c(.5, 1.6), epsilon = 1e-13, maxit = 500))
write_reference("weighting", out)
