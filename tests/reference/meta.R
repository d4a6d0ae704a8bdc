# metafor::rma with REML, PM and DL, Hartung-Knapp (test = "adhoc"), prediction and Q-profile intervals, on
# metafor's data of 16 correlations of conscientiousness and medication adherence (Molloy et al. 2014);
# optimiser tightened to 1e-15. metafor's predict() uses t on k - 1 under knha/adhoc. mice::pool.scalar.
source("tests/reference/write.R")
library(metafor)
library(mice)
d <- escalc(measure = "ZCOR", ri = ri, ni = ni, data = dat.molloy2014)
write.csv(data.frame(yi = as.numeric(d$yi), vi = d$vi), "tests/reference/meta_data.csv", row.names = FALSE)
tight <- list(threshold = 1e-15, tol = 1e-15, maxiter = 10000)
out <- list()
for (m in c("REML", "PM", "DL")) {
  f <- rma(yi, vi, data = d, method = m, test = "adhoc", control = tight)
  p <- predict(f)
  ci <- confint(f, control = list(tol = 1e-14))$random
  l <- leave1out(f)
  out[[paste0(m, "_")]] <- c(estimate = f$beta[1], se = f$se, low = f$ci.lb, high = f$ci.ub, t = f$zval, p = f$pval,
    tau2 = f$tau2, i2 = f$I2 / 100, q = f$QE, q_p = f$QEp, pi_low = p$pi.lb, pi_high = p$pi.ub,
    tau2_low = ci[1, 2], tau2_high = ci[1, 3], without_first = l$estimate[1], without_last_tau2 = l$tau2[16])
}
alike <- rma(c(.1, .11, .12, .1), c(.02, .03, .02, .01), test = "adhoc", control = tight)
out$alike_ <- c(se = alike$se, low = alike$ci.lb, tau2 = alike$tau2)
e <- regtest(d$yi, d$vi, model = "lm")
out$egger_ <- c(t = e$zval, p = e$pval)
q <- c(.31, .35, .28, .33, .30)
u <- c(.010, .011, .009, .012, .010)
s <- pool.scalar(q, u, n = 100, k = 2)
big <- pool.scalar(q, u)
out$rubin_ <- c(estimate = s$qbar, total = s$t, between = s$b, df = s$df, fmi = s$fmi, df_large = big$df, fmi_large = big$fmi)
names(out) <- sub("_$", "", names(out))
values <- unlist(out)
names(values) <- sub("[.]", "_", names(values))
write_reference("meta", values)
