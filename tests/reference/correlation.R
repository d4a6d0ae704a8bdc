# Pearson (cor.test, cov.wt) and Spearman (cor.test; wCorr's weighted ranks written out) on psych::bfi items.
source("tests/reference/write.R")
d <- read_data("bfi")
w <- d$education / mean(d$education)
p <- cor.test(d$A1, d$age)
wr <- function(x) sapply(x, function(v) sum(w[x < v]) + (sum(x == v) + 1) / 2 * mean(w[x == v]))
wcor <- function(x, y) cov.wt(cbind(x, y), w / sum(w), cor = TRUE)$cor[1, 2]
nine_x <- c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1)
nine_y <- c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)
nine <- cor.test(nine_x, nine_y, method = "spearman", exact = TRUE)
write_reference("correlation", list(
  pearson = unname(p$estimate), pearson_low = p$conf.int[1], pearson_high = p$conf.int[2],
  pearson_t = unname(p$statistic), pearson_p = p$p.value, pearson_weighted = wcor(d$A1, d$age),
  n_eff = sum(w)^2 / sum(w^2),
  spearman = cor(d$A1, d$age, method = "spearman"), spearman_weighted = wcor(wr(d$A1), wr(d$age)),
  spearman_p = suppressWarnings(cor.test(d$A1, d$age, method = "spearman", exact = FALSE)$p.value),
  nine = unname(nine$estimate), nine_p = nine$p.value))
