# Design-weighted correlation by the survey package: svyvar's covariance of the moments, svycontrast's delta
# method; stratified (apistrat) and clustered (apiclus1) samples of California schools (survey::api).
source("tests/reference/write.R")
library(survey)
data(api)
keep <- c("stype", "dnum", "pw", "fpc", "api00", "ell", "meals", "enroll", "sch.wide", "awards")
write.csv(apiclus1[keep], "tests/reference/apiclus1_data.csv", row.names = FALSE)
strata <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat)
clusters <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1)
both <- function(d) {
  v <- svyvar(~ api00 + ell, d)
  m <- as.matrix(v)
  a <- attr(v, "var")
  s <- c(m[1, 1], m[1, 2], m[2, 2])
  r <- s[2] / sqrt(s[1] * s[3])
  g <- c(-r / 2 / s[1], 0, 1 / sqrt(s[1] * s[3]), -r / 2 / s[3])
  g <- c(g[1], g[3] / 2, g[3] / 2, g[4])
  se <- sqrt(drop(t(g) %*% a %*% g))
  t_ <- qt(.975, degf(d))
  c(r = r, se = se, df = degf(d), low = tanh(atanh(r) - t_ * se / (1 - r^2)), high = tanh(atanh(r) + t_ * se / (1 - r^2)))
}
s <- both(strata)
cl <- both(clusters)
write_reference("design_correlation", c(setNames(s, paste0("strata_", names(s))), setNames(cl, paste0("clusters_", names(cl)))))
