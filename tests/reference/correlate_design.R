# Correlations and regressions of coarse values under a clustered sample (survey::apiclus1) of which one whole
# district lacks an answer: many respondents share a cell, and the domain has a PSU less than the sample.
source("tests/reference/write.R")
suppressMessages(library(survey))
d <- read_data("apiclus1")
d$x <- findInterval(d$api00, c(550, 620, 690, 760))
d$y <- findInterval(d$ell, c(10, 25, 45))
d$y[d$dnum == 61] <- NA
design <- svydesign(id = ~dnum, weights = ~pw, data = d)
replicates <- as.svrepdesign(design, type = "JK1", mse = TRUE)
taub <- function(t) {
  more <- function(i, j) sum(t[row(t) > i & col(t) > j]) - sum(t[row(t) > i & col(t) < j])
  net <- sum(sapply(seq_len(nrow(t)), function(i) sapply(seq_len(ncol(t)), function(j) t[i, j] * more(i, j))))
  2 * net / sqrt((sum(t)^2 - sum(rowSums(t)^2)) * (sum(t)^2 - sum(colSums(t)^2)))
}
midrank <- function(v, w) {
  u <- sort(unique(v)); s <- tapply(w, factor(v, u), sum); m <- tapply(w, factor(v, u), length)
  (cumsum(s) - s + (m + 1) / 2 * s / m)[match(v, u)]
}
by <- function(f) {
  found <- withReplicates(replicates, function(w, data) { k <- w > 0 & !is.na(data$y); f(data$x[k], data$y[k], w[k]) })
  c(est = unname(coef(found)), se = unname(SE(found)))
}
tau <- by(function(x, y, w) taub(xtabs(w ~ x + y)))
rho <- by(function(x, y, w) cov.wt(cbind(midrank(x, w), midrank(y, w)), w, cor = TRUE)$cor[1, 2])
held <- withReplicates(replicates, function(w, data) {
  k <- w > 0 & !is.na(data$y)
  r <- sapply(data[k, c("x", "y", "meals")], midrank, w = w[k])
  cov2cor(solve(cov.wt(r, w[k])$cov))[1, 2] * -1
})
domain <- subset(design, !is.na(y))
line <- svyglm(y ~ x, domain)
# no design but weights: the sample keeps its size
plain <- svydesign(id = ~1, weights = ~pw, data = transform(d, pw = pw * (1 + (seq_len(nrow(d)) %% 3))))
alone <- svyglm(y ~ x, subset(plain, !is.na(y)))
d$o <- factor(d$y)
ordered <- svyolr(o ~ x, subset(svydesign(id = ~dnum, weights = ~pw, data = d), !is.na(o)))
of <- function(m) c(b = unname(coef(m)["x"]), se = unname(sqrt(vcov(m)["x", "x"])))
write_reference("correlate_design", c(
  tau = tau, rho = rho, held = c(est = unname(coef(held)), se = unname(SE(held))), line = of(line), line_df = line$df.residual, alone = of(alone), alone_df = alone$df.residual,
  ordered = of(ordered)
))
