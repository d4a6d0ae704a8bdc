# Power (pwr::pwr.r.test's formula), equivalence (TOSTER::TOSTr's formula) and Lindell & Whitney's marker check;
# the packages are not in the distribution, so their formulas are written out. pwr itself prints n = 84.07364
# for r = .3 at 80%, which the tests check too.
source("tests/reference/write.R")
power <- function(r, n, alpha = .05) {
  t_ <- qt(alpha / 2, n - 2, lower.tail = FALSE)
  zc <- atanh(sqrt(t_^2 / (t_^2 + n - 2)))
  z <- atanh(r) + r / (2 * (n - 1))
  pnorm((z - zc) * sqrt(n - 3)) + pnorm((-z - zc) * sqrt(n - 3))
}
smallest <- function(n, p) uniroot(function(r) power(r, n) - p, c(1e-6, 1 - 1e-9), tol = 1e-15)$root
tost <- function(r, n, b) max(pnorm((atanh(r) - atanh(-b)) * sqrt(n - 3), lower.tail = FALSE),
                              pnorm((atanh(r) - atanh(b)) * sqrt(n - 3)))
m <- (.35 - .12) / (1 - .12)
write_reference("sensitivity", list(
  power = power(.3, 50), smallest_400 = smallest(400, .8), smallest_30_90 = smallest(30, .9),
  tost = tost(.02, 100, .3), tost_low = tanh(atanh(.02) - qnorm(.95) / sqrt(97)),
  tost_high = tanh(atanh(.02) + qnorm(.95) / sqrt(97)),
  marker = m, marker_t = m * sqrt(147 / (1 - m^2)), marker_p = 2 * pt(-m * sqrt(147 / (1 - m^2)), 147)))
