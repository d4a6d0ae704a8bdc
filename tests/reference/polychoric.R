# Two-step polychoric and polyserial correlations. polycor's own optimiser stops at 1e-5, so its likelihood
# (cell probabilities by mvtnorm) is maximised here to 1e-13 and its value printed beside; the standard error
# is the curvature by Richardson differences. Polyserial: polycor's two-step is the ad-hoc estimator, so the
# likelihood with fixed thresholds (Olsson, Drasgow & Dorans 1982) is written out.
source("tests/reference/write.R")
library(polycor)
d <- read_data("bfi")
finish <- function(f, low, high) {
  slope <- function(r, h = 1e-3) (8 * (f(r + h) - f(r - h)) - (f(r + 2 * h) - f(r - 2 * h))) / (12 * h)
  bend <- function(r, h = 2e-3) {
    two <- function(s) (f(r + s) - 2 * f(r) + f(r - s)) / s^2
    (4 * two(h) - two(2 * h)) / 3
  }
  rho <- optimise(f, c(low, high), tol = 1e-10)$minimum
  rho <- uniroot(slope, rho + c(-1e-3, 1e-3), tol = 1e-14)$root
  c(rho, 1 / sqrt(bend(rho)))
}
choric <- function(tab) {
  n <- sum(tab)
  rc <- qnorm(cumsum(rowSums(tab)) / n)[-nrow(tab)]
  cc <- qnorm(cumsum(colSums(tab)) / n)[-ncol(tab)]
  finish(function(r) -sum(tab * log(polycor:::binBvn(r, rc, cc))), -.9, .9)
}
serial <- function(x, y) {
  z <- (x - mean(x)) / sqrt(mean((x - mean(x))^2))
  tau <- c(-Inf, qnorm(cumsum(table(y)) / length(y)))
  finish(function(r) -sum(log(pnorm((tau[y + 1] - r * z) / sqrt(1 - r^2)) -
    pnorm((tau[y] - r * z) / sqrt(1 - r^2)))), -.9, .9)
}
c_ <- choric(table(d$A2, d$A3))
zero <- choric(table(d$C4, d$A5))
two <- choric(table(d$A2 > 5, d$A3 > 4))
s_ <- serial(d$C1 + d$C2 + d$C3, d$A3)
items <- data.frame(lapply(d[paste0("A", 2:5)], ordered))
m <- diag(4)
for (i in 1:3) for (j in (i + 1):4) m[i, j] <- m[j, i] <- choric(table(items[[i]], items[[j]]))[1]
write_reference("polychoric", list(
  rho = c_[1], se = c_[2], polycor = polychor(table(d$A2, d$A3)),
  psych = psych::polychoric(d[c("A2", "A3")], correct = 0)$rho[1, 2],
  zeros = zero[1], zeros_se = zero[2], tetrachoric = two[1], tetrachoric_se = two[2],
  serial = s_[1], serial_se = s_[2], serial_ml = polyserial(d$C1 + d$C2 + d$C3, d$A3, ML = TRUE),
  ordinal_alpha = psych::alpha(m)$total$std.alpha, ordinal_12 = m[1, 2], ordinal_34 = m[3, 4]))
