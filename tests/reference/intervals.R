# Intervals of shares: svyciprop on two designs, binom.test and prop.test on counts.
source("tests/reference/write.R")
suppressMessages(library(survey))
out <- list()
strat <- shared("complex-design/apistrat.csv")
strat$yes <- as.numeric(strat$awards == "Yes")
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
nhanes <- shared("complex-design/nhanes2.csv")
dn <- svydesign(id = ~psuid, strata = ~stratid, weights = ~finalwgt, nest = TRUE, data = nhanes)
keep <- function(name, formula, design) {
  m <- svymean(formula, design)
  p <- as.numeric(coef(m)); v <- as.numeric(vcov(m)); df <- degf(design); n <- nrow(design)
  out[[paste0(name, "_share")]] <<- p
  out[[paste0(name, "_variance")]] <<- v
  out[[paste0(name, "_df")]] <<- df
  out[[paste0(name, "_n")]] <<- n
  for (method in c("xlogit", "beta", "asin")) {
    ci <- attr(svyciprop(formula, design, method = method, df = df), "ci")
    out[[paste(name, method, "low", sep = "_")]] <<- unname(ci[1])
    out[[paste(name, method, "high", sep = "_")]] <<- unname(ci[2])
  }
  # survey 4.2's svyciprop("wilson"), which 4.1 does not have, with the effective base capped at n.
  t <- qt(.975, df); e <- min(n, p * (1 - p) / v)
  centre <- p + t^2 / (2 * e); half <- t / (2 * e) * sqrt(4 * e * p * (1 - p) + t^2)
  out[[paste0(name, "_wilson_low")]] <<- (centre - half) / (1 + t^2 / e)
  out[[paste0(name, "_wilson_high")]] <<- (centre + half) / (1 + t^2 / e)
}
keep("apistrat", ~yes, dstrat)
keep("nhanes", ~highbp, dn)
keep("nhanes_black", ~highbp, subset(dn, race == 2))
for (x in c(0, 3, 20)) {
  exact <- binom.test(x, 20)$conf.int
  wilson <- suppressWarnings(prop.test(x, 20, correct = FALSE))$conf.int
  out[[paste0("count_", x)]] <- c(exact_low = exact[1], exact_high = exact[2],
                                  wilson_low = wilson[1], wilson_high = wilson[2],
                                  jeffreys_low = qbeta(.025, x + .5, 20.5 - x),
                                  jeffreys_high = qbeta(.975, x + .5, 20.5 - x))
}
write_reference("intervals", out)
