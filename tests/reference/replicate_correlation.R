# Weighted Spearman (wCorr's ranks) and Pearson on apistrat under JKn replicate weights: survey::withReplicates.
source("tests/reference/write.R")
library(survey)
d <- shared("complex-design/apistrat.csv")
rep_design <- as.svrepdesign(svydesign(id = ~1, strata = ~stype, weights = ~pw, data = d), type = "JKn", mse = TRUE)
wr <- function(x, w) sapply(x, function(v) sum(w[x < v]) + (sum(x == v) + 1) / 2 * mean(w[x == v]))
wcor <- function(x, y, w) cov.wt(cbind(x, y), w / sum(w), cor = TRUE)$cor[1, 2]
rho <- function(w, data) {
  k <- w > 0
  wcor(wr(data$api00[k], w[k]), wr(data$ell[k], w[k]), w[k])
}
r <- function(w, data) wcor(data$api00, data$ell, w)
s <- withReplicates(rep_design, rho)
p <- withReplicates(rep_design, r)
write_reference("replicate_correlation", list(
  spearman = as.numeric(s), spearman_se = SE(s), pearson = as.numeric(p), pearson_se = SE(p)))
