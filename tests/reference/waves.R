# Trends, standardised rates, shrinkage: prop.trend.test, svycontrast, metafor's REML and blup.
source("tests/reference/write.R")
suppressMessages({library(survey); library(metafor)})
out <- list()
smokers <- c(83, 90, 129, 70); patients <- c(86, 93, 136, 82)
trend <- prop.trend.test(smokers, patients)
out$trend_x2 <- unname(trend$statistic); out$trend_p <- trend$p.value
scored <- prop.trend.test(smokers, patients, c(0, 1, 3, 6))
out$scored_x2 <- unname(scored$statistic)

strat <- shared("complex-design/apistrat.csv")
strat$yes <- as.numeric(strat$awards == "Yes")
strat$high <- as.numeric(strat$api00 > 650)
strat$size <- cut(strat$enroll, c(0, 400, 800, Inf), labels = c("small", "middle", "large"))
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
cells <- svyby(~high, ~size + comp.imp, dstrat, svymean, covmat = TRUE)
mix <- c(.5, .3, .2)
for (met in c("No", "Yes")) {
  k <- ifelse(cells$comp.imp == met, mix[as.integer(cells$size)], 0)
  rate <- svycontrast(cells, list(k))
  out[[paste0("standard_", met)]] <- c(value = as.numeric(coef(rate)), se = as.numeric(SE(rate)))
}
rates <- svystandardize(dstrat, ~size, over = ~comp.imp, population = c(.5, .3, .2))
by <- svyby(~high, ~comp.imp, rates, svymean)
out$svystandardize_No <- by$high[1]; out$svystandardize_Yes <- by$high[2]
types <- svyby(~yes, ~stype, dstrat, svymean, covmat = TRUE)
line <- svycontrast(types, list(c(-.5, 0, .5)))
out$line <- c(value = as.numeric(coef(line)), se = as.numeric(SE(line)))

y <- c(.31, .45, .52, .38, .71, .40, .29, .66); v <- c(.004, .012, .009, .002, .02, .006, .015, .03)
tight <- list(threshold = 1e-14, maxiter = 10000)
fit <- rma(y, v, method = "REML", control = tight)
b <- blup(fit)
out$tau2 <- fit$tau2; out$blup <- setNames(b$pred, 1:8); out$blup_se <- setNames(b$se, 1:8)
x <- c(1, 2, 3, 1, 2, 3, 1, 2)
fit <- rma(y, v, mods = ~x, method = "REML", control = tight)
out$tau2_x <- fit$tau2; out$blup_x <- setNames(blup(fit)$pred, 1:8)

# Beta-binomial prior by maximum likelihood
n <- c(10, 25, 8, 40, 60, 15, 22, 5); k <- c(2, 12, 5, 9, 33, 3, 4, 4)
cost <- function(p) { m <- plogis(p[1]); w <- exp(p[2]); a <- m * w; b <- (1 - m) * w
  -sum(lbeta(a + k, b + n - k) - lbeta(a, b)) }
best <- optim(c(0, 2), cost, method = "BFGS", control = list(reltol = 1e-15, maxit = 1000))
out$prior_mean <- plogis(best$par[1]); out$prior_worth <- exp(best$par[2]); out$prior_cost <- best$value
write_reference("waves", out)
