# OLS with HC3 (sandwich::vcovHC) on psych::bfi; weighted OLS and logit of survey::svyglm on apistrat/apiclus1.
source("tests/reference/write.R")
library(sandwich)
library(survey)
d <- read_data("bfi")
d$score <- rowMeans(d[c("C1", "C2", "C3")])
fit <- lm(A5 ~ score + age + factor(education), d)
v <- vcovHC(fit, type = "HC3")
short <- lm(A5 ~ C1 + gender, d)
vs <- vcovHC(short, type = "HC3")
out <- list(r_squared = summary(fit)$r.squared, standardized_score = unname(coef(fit)[2] * sd(d$score) / sd(d$A5)))
put <- function(out, name, b, v) {
  for (i in seq_along(b)) {
    out[[paste0(name, "_b", i - 1)]] <- unname(b[i])
    out[[paste0(name, "_se", i - 1)]] <- unname(sqrt(diag(v))[i])
  }
  out
}
out <- put(out, "ols", coef(fit), v)
out <- put(out, "short", coef(short), vs)
ap <- shared("complex-design/apistrat.csv")
ac <- read_data("apiclus1")
ds <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = ap)
dc <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = ac)
dw <- svydesign(id = ~1, weights = ~pw, data = ap)
linear <- svyglm(api00 ~ ell + meals, ds)
out <- put(out, "strata", coef(linear), vcov(linear))
out$strata_df <- linear$df.residual
out$strata_p <- summary(linear)$coefficients[2, 4]
clustered <- svyglm(api00 ~ ell + meals, dc)
out <- put(out, "clusters", coef(clustered), vcov(clustered))
plain <- svyglm(api00 ~ ell + meals, dw)
out <- put(out, "plain", coef(plain), vcov(plain))
logit <- svyglm(I(sch.wide == "Yes") ~ ell + meals, ds, family = quasibinomial, control = list(epsilon = 1e-14))
out <- put(out, "logit", coef(logit), vcov(logit))
write_reference("regression", out)
