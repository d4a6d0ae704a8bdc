# Age by education (1 to 5) of psych::bfi: Welch's t.test of neighbours, Holm, isoreg, and a linear contrast with
# Welch-Satterthwaite degrees of freedom.
source("tests/reference/write.R")
d <- read_data("bfi")
out <- list()
groups <- split(d$age, d$education)
p <- numeric(4)
for (i in 1:4) {
  t_ <- t.test(groups[[i + 1]], groups[[i]])
  p[i] <- t_$p.value
  out[[paste0("difference_", i)]] <- unname(diff(rev(t_$estimate)))
  out[[paste0("df_", i)]] <- unname(t_$parameter)
  out[[paste0("low_", i)]] <- t_$conf.int[1]
}
h <- p.adjust(p, "holm")
for (i in 1:4) out[[paste0("holm_", i)]] <- h[i]
m <- sapply(groups, mean)
part <- (-2:2 / 10)^2 * sapply(groups, var) / lengths(groups)
out$trend <- 2 * pt(-abs(sum(-2:2 / 10 * m)) / sqrt(sum(part)), sum(part)^2 / sum(part^2 / (lengths(groups) - 1)))
up <- isoreg(c(1, 3, 2, 2.5, 4))$yf
for (i in 1:5) out[[paste0("isoreg_", i)]] <- up[i]
write_reference("monotonic_steps", out)
