# Shares and means as the pipeline must have them from an export and a codebook, one line a number:
# case/item/option/banner/banner_option: estimate, standard error, ends of the interval, df.
# Run from the root of the repository: Rscript tests/reference/pipeline.R
source("tests/reference/write.R")
suppressMessages(library(survey))
options(survey.replicates.mse = TRUE)
data(api)
out <- list()
keep <- function(name, estimate, design, ci = NULL) {
  out[[name]] <<- c(estimate = as.numeric(coef(estimate)), se = as.numeric(SE(estimate)))
  if (!is.null(ci)) out[[name]] <<- c(out[[name]], low = ci[1], high = ci[2])
}
by_column <- function(case, design, method = NULL) {
  one <- function(name, d) {
    keep(paste0(case, "/sch_wide/Yes/", name), svymean(~I(as.numeric(sch.wide == "Yes")), d))
    keep(paste0(case, "/mean/api00/", name), svymean(~api00, d))
    keep(paste0(case, "/nps/likely/", name), svymean(~I(100 * ((api00 %/% 100 >= 9) - (api00 %/% 100 <= 6))), d))
  }
  one("total/total", design)
  for (type in c("E", "H", "M")) one(paste0("stype/", type), subset(design, stype == type))
}
write.csv(apiclus2[c("stype", "dnum", "snum", "pw", "fpc1", "fpc2", "api00", "sch.wide", "awards")],
  "tests/reference/apiclus2_data.csv", row.names = FALSE)
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
dclus1 <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
dclus2 <- svydesign(id = ~dnum + snum, weights = ~pw, fpc = ~fpc1 + fpc2, data = apiclus2)
by_column("strat", dstrat); by_column("clus1", dclus1); by_column("clus2", dclus2)
# Raked to two margins, by the distance of raking (R's rake() takes ten sweeps of unweighted means for the variance).
raked <- function(design, data) {
  n <- sum(weights(design))
  calibrate(design, ~stype + awards, calfun = "raking", epsilon = 1e-12, maxit = 200,
            population = c(`(Intercept)` = n, stypeH = .15 * n, stypeM = .25 * n, awardsYes = .6 * n))
}
by_column("strat_raked", raked(dstrat)); by_column("clus1_raked", raked(dclus1)); by_column("clus2_raked", raked(dclus2))
linear <- function(design) {
  n <- sum(weights(design))
  calibrate(design, ~stype + awards, calfun = "linear",
            population = c(`(Intercept)` = n, stypeH = .15 * n, stypeM = .25 * n, awardsYes = .6 * n))
}
by_column("clus1_linear", linear(dclus1))
post <- postStratify(dclus1, ~stype, data.frame(stype = c("E", "H", "M"), Freq = c(.6, .15, .25) * sum(weights(dclus1))))
by_column("clus1_poststratified", post)
by_column("strat_jkn", as.svrepdesign(dstrat, type = "JKn", mse = TRUE))
by_column("clus1_jk1", as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = apiclus1), type = "JK1", mse = TRUE))
# A stratum with one PSU: the only private school district of a made up stratum
lonely <- apistrat[c(1:40, 101:130, 151), ]
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  by_column(paste0("lonely_", rule), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = lonely))
}
options(survey.lonely.psu = "fail")
yes <- ~I(as.numeric(awards == "Yes"))
for (method in c("xlogit", "beta", "asin")) {
  found <- svyciprop(yes, dclus1, method = method)
  out[[paste0("interval/", method)]] <- c(low = confint(found)[1], high = confint(found)[2])
}
brr <- shared("complex-design/nhanes2-brr.csv")
d <- svrepdesign(weights = ~finalwgt, repweights = "brr_[0-9]+", type = "BRR", data = brr, mse = TRUE)
for (name in c("height", "weight")) keep(paste0("brr/mean/", name, "/total/total"), svymean(reformulate(name), d))
keep("brr/tall/tall/total/total", svymean(~I(as.numeric(height >= 170)), d))
for (heavy in c(0, 1)) keep(paste0("brr/tall/tall/heavy/", c("light", "heavy")[heavy + 1]),
  svymean(~I(as.numeric(height >= 170)), subset(d, (weight >= 70) == heavy)))
out$`brr/df` <- degf(d)
write_reference("pipeline", out)
