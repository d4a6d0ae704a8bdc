# R survey: the effective bases of a column and of everybody else, from the design's errors, and the pooled z of both.
source("tests/reference/write.R")
suppressMessages(library(survey))
set.seed(13)
n <- 600
d <- data.frame(h = rep(1:3, each = n / 3), g = sample(c("a", "b", "c"), n, TRUE), t = sample(c("k", "l"), n, TRUE))
d$w <- ifelse(runif(n) < .3, 4, 1)
d$y <- as.integer(runif(n) < c(.1, .3, .5)[d$h] * (d$w > 1) + .2 * (d$g == "a") + .1 * (d$t == "k"))
write.csv(d, "tests/reference/rest_data.csv", row.names = FALSE)

size <- function(rows) {
  found <- svymean(~y, rows)
  share <- as.numeric(coef(found))
  c(share, min(sum(weights(rows) > 0), share * (1 - share) / as.numeric(SE(found))^2))
}
out <- list()
stratified <- svydesign(id = ~1, strata = ~h, weights = ~w, data = d)
all <- sum(d$w)
designs <- list(
  weighted = svydesign(id = ~1, weights = ~w, data = d),
  stratified = stratified,
  raked = calibrate(stratified, ~t, population = c(`(Intercept)` = all, tl = .6 * all), calfun = "raking", epsilon = 1e-13)
)
for (name in names(designs)) for (column in c("a", "b", "c")) {
  one <- size(subset(designs[[name]], g == column))
  rest <- size(subset(designs[[name]], g != column))
  pooled <- sum(one[1] * one[2], rest[1] * rest[2]) / (one[2] + rest[2])
  z <- (one[1] - rest[1]) / sqrt(pooled * (1 - pooled) * (1 / one[2] + 1 / rest[2]))
  out[[paste0(name, ".", column)]] <- 2 * pnorm(-abs(z))
}
write_reference("rest", out)
