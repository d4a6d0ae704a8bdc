# Proportional odds: MASS::polr on MASS::housing (tightened), survey::svyolr on apistrat, and Brant's (1990) test
# written out with glm fits. polr takes its standard errors from a numerical Hessian: four to six digits.
source("tests/reference/write.R")
library(MASS)
library(survey)
h <- data.frame(influence = as.integer(housing$Infl) - 1, contact = as.integer(housing$Cont) - 1,
                tower = as.integer(housing$Type == "Tower"), satisfaction = as.integer(housing$Sat), n = housing$Freq)
write.csv(h, "tests/reference/ordered_logit_data.csv", row.names = FALSE)
fit <- polr(ordered(satisfaction) ~ influence + contact + tower, h, weights = n, Hess = TRUE,
            control = list(reltol = 1e-16, maxit = 10000))
b <- c(fit$zeta, fit$coefficients)
v <- vcov(fit)
se <- sqrt(diag(v))[c(4, 5, 1, 2, 3)]
out <- list(log_likelihood = as.numeric(logLik(fit)))
for (i in 1:5) {
  out[[paste0("b", i)]] <- unname(b[i])
  out[[paste0("se", i)]] <- unname(se[i])
}
rows <- h[rep(seq_len(nrow(h)), h$n), ]
x <- as.matrix(cbind(1, rows[c("influence", "contact", "tower")]))
fits <- lapply(1:2, function(k) glm((satisfaction > k) ~ influence + contact + tower, binomial, rows,
                                    control = list(epsilon = 1e-14)))
p <- sapply(fits, fitted)
inverse <- lapply(1:2, function(k) solve(t(x) %*% (x * p[, k] * (1 - p[, k]))))
joint <- matrix(0, 6, 6)
for (i in 1:2) for (j in i:2) {
  block <- (inverse[[i]] %*% (t(x) %*% (x * p[, j] * (1 - p[, i]))) %*% inverse[[j]])[-1, -1]
  joint[(i - 1) * 3 + 1:3, (j - 1) * 3 + 1:3] <- block
  joint[(j - 1) * 3 + 1:3, (i - 1) * 3 + 1:3] <- t(block)
}
slopes <- unlist(lapply(fits, function(f) coef(f)[-1]))
d <- cbind(diag(3), -diag(3))
wald <- function(d) drop(t(d %*% slopes) %*% solve(d %*% joint %*% t(d)) %*% (d %*% slopes))
out$brant <- wald(d)
for (i in 1:3) out[[paste0("brant_", i)]] <- wald(d[i, , drop = FALSE])
ap <- shared("complex-design/apistrat.csv")
ap$level <- ordered(cut(ap$api00, c(0, 600, 700, 1000), labels = FALSE))
ds <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = ap)
dw <- svydesign(id = ~1, weights = ~pw, data = ap)
for (name in c("strata", "plain")) {
  s <- svyolr(level ~ ell + meals, if (name == "strata") ds else dw, control = list(reltol = 1e-16, maxit = 10000))
  out[[paste0(name, "_ell")]] <- unname(coef(s)[1])
  out[[paste0(name, "_ell_se")]] <- unname(sqrt(diag(vcov(s)))[1])
}
write_reference("ordered_logit", out)
