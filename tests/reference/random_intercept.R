# Random intercept by district on apiclus1: nlme::lme (REML; its optimiser stops at 1e-7), and the restricted
# likelihood with dense matrices maximised to 1e-12 over the ratio of variances. Three districts: lm with dummies.
source("tests/reference/write.R")
library(nlme)
d <- read_data("apiclus1")
fit <- lme(api00 ~ ell + meals, random = ~ 1 | dnum, d, method = "REML",
           control = lmeControl(tolerance = 1e-12, msTol = 1e-14, opt = "optim", reltol = 1e-16, niterEM = 500))
s <- summary(fit)$tTable
v <- c(as.numeric(getVarCov(fit)), fit$sigma^2)
out <- list(group = v[1], residual = v[2])
for (i in 1:3) {
  out[[paste0("b", i - 1)]] <- s[i, 1]
  out[[paste0("se", i - 1)]] <- s[i, 2]
}
x <- cbind(1, d$ell, d$meals)
same <- outer(d$dnum, d$dnum, "==") * 1
parts <- function(ratio) {
  inverse <- solve(diag(nrow(d)) + ratio * same)
  info <- t(x) %*% inverse %*% x
  beta <- solve(info, t(x) %*% inverse %*% d$api00)
  e <- d$api00 - x %*% beta
  list(inverse = inverse, info = info, beta = beta, s2 = drop(t(e) %*% inverse %*% e) / (nrow(d) - 3), e = e)
}
score <- function(ratio) {
  p <- parts(ratio)
  proj <- p$inverse - p$inverse %*% x %*% solve(p$info, t(x) %*% p$inverse)
  sum(diag(proj %*% same)) - drop(t(p$e) %*% p$inverse %*% same %*% p$inverse %*% p$e) / p$s2
}
ratio <- uniroot(score, c(.1, 1), tol = 1e-14)$root
p <- parts(ratio)
out$dense_group <- ratio * p$s2
out$dense_residual <- p$s2
out$dense_b0 <- p$beta[1]
out$dense_b1 <- p$beta[2]
out$dense_se0 <- sqrt((p$s2 * solve(p$info))[1, 1])
out$dense_se1 <- sqrt((p$s2 * solve(p$info))[2, 2])
three <- d[d$dnum %in% c(637, 61, 716), ]
l <- lm(api00 ~ ell + meals + factor(dnum), three)
out$fixed_b1 <- unname(coef(l)[2])
out$fixed_se1 <- unname(sqrt(diag(vcov(l)))[2])
write_reference("random_intercept", out)
