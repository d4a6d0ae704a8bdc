# Tests of tables: chisq.test, fisher.test, mantelhaen.test, mcnemar.test, svychisq.
source("tests/reference/write.R")
suppressMessages(library(survey))
out <- list()
hair <- apply(HairEyeColor, c(1, 2), sum)
pearson <- chisq.test(hair)
out$hair_x2 <- unname(pearson$statistic); out$hair_p <- pearson$p.value
small <- matrix(c(3, 1, 0, 2, 1, 4, 0, 2, 5), 3)
exact <- fisher.test(small)
out$small_fisher_p <- exact$p.value
out$small_simulated_p <- {set.seed(1); chisq.test(small, simulate.p.value = TRUE, B = 1e6)$p.value}
tea <- matrix(c(3, 1, 1, 3), 2)
out$tea_p <- fisher.test(tea)$p.value
job <- matrix(c(10, 2, 3, 15), 2)
out$convictions_p <- fisher.test(job)$p.value
for (correct in c(TRUE, FALSE)) {
  mh <- mantelhaen.test(UCBAdmissions, correct = correct)
  out[[paste0("berkeley_x2_", correct)]] <- unname(mh$statistic)
  out[[paste0("berkeley_p_", correct)]] <- mh$p.value
}
out$berkeley_or <- unname(mh$estimate)
out$berkeley_low <- mh$conf.int[1]; out$berkeley_high <- mh$conf.int[2]
out$mcnemar_x2 <- unname(mcnemar.test(matrix(c(794, 86, 150, 570), 2), correct = FALSE)$statistic)
out$mcnemar_p <- mcnemar.test(matrix(c(794, 86, 150, 570), 2), correct = FALSE)$p.value
out$mcnemar_exact_p <- binom.test(3, 12)$p.value

strat <- shared("complex-design/apistrat.csv")
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
nhanes <- shared("complex-design/nhanes2.csv")
nhanes$group <- nhanes$region * 10 + nhanes$race
dn <- svydesign(id = ~psuid, strata = ~stratid, weights = ~finalwgt, nest = TRUE, data = nhanes)
keep <- function(name, test) {
  out[[paste0(name, "_f")]] <<- unname(test$statistic)
  out[[paste0(name, "_df1")]] <<- unname(test$parameter[1])
  out[[paste0(name, "_df2")]] <<- unname(test$parameter[2])
  out[[paste0(name, "_p")]] <<- unname(test$p.value)
}
keep("apistrat_stype", svychisq(~stype + awards, dstrat))
keep("apistrat_awards", svychisq(~comp.imp + awards, dstrat))
keep("nhanes_race", svychisq(~race + highbp, dn))
keep("nhanes_region", svychisq(~region + race, dn))
write_reference("tables", out)
