# Cross-lagged paths in lavaan: standardised solution with delta-method standard errors; fixed.x = FALSE, because
# a survey draws x1 and y1 along with the respondents.
# The rows are psych::bfi items standing in for two waves: C1, A2 "first", C2, A3 "second".
source("tests/reference/write.R")
library(lavaan)
library(boot)
d <- read_data("bfi")
d <- data.frame(x1 = d$C1, y1 = d$A2, x2 = d$C2, y2 = d$A3)
f <- sem("y2 ~ y1 + x1
x2 ~ x1 + y1
x2 ~~ y2", d, fixed.x = FALSE)
s <- standardizedSolution(f)
pick <- function(l, o, r) s[s$lhs == l & s$op == o & s$rhs == r, c("est.std", "se")]
out <- list()
for (p in list(c("x_to_y", "y2", "~", "x1"), c("y_to_x", "x2", "~", "y1"), c("x_stay", "x2", "~", "x1"),
               c("y_stay", "y2", "~", "y1"), c("residual", "x2", "~~", "y2"))) {
  v <- pick(p[2], p[3], p[4])
  if (nrow(v) == 0) v <- pick(p[4], p[3], p[2])
  out[[p[1]]] <- v[[1]]
  out[[paste0(p[1], "_se")]] <- v[[2]]
}
gap <- function(d, i) {
  z <- data.frame(scale(d[i, ]))
  coef(lm(y2 ~ y1 + x1, z))[3] - coef(lm(x2 ~ x1 + y1, z))[3]
}
set.seed(7)
b <- boot(d, gap, 4999)
ci <- boot.ci(b, type = "bca", L = empinf(b, type = "jack"))$bca
write_reference("cross_lagged", c(out, gap = unname(b$t0), gap_se = sd(b$t), gap_low = ci[4], gap_high = ci[5]))
