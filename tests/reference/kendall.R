# Kendall's tau-b by cor.test; asymptotic standard errors by the multinomial delta method with Richardson
# derivatives of the measures' definitions (no closed formula used). Income x job satisfaction: Agresti 2002,
# Categorical Data Analysis, table 2.8, where gamma is .221 with standard error .117.
source("tests/reference/write.R")
agresti <- matrix(c(1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11), 4, byrow = TRUE)
measures <- function(p) {
  p <- matrix(p, 4)
  net <- same <- 0
  for (i in 1:4) for (j in 1:4) for (k in 1:4) for (l in 1:4) {
    sign_ <- sign(i - k) * sign(j - l)
    net <- net + sign_ * p[i, j] * p[k, l]
    same <- same + abs(sign_) * p[i, j] * p[k, l]
  }
  x <- sum(p)^2 - sum(rowSums(p)^2)
  y <- sum(p)^2 - sum(colSums(p)^2)
  c(tau = net / sqrt(x * y), gamma = net / same, somers = net / x)
}
gradient <- function(p, which) sapply(seq_along(p), function(i) {
  central <- function(h) {
    up <- down <- p
    up[i] <- p[i] + h
    down[i] <- p[i] - h
    (measures(up)[[which]] - measures(down)[[which]]) / (2 * h)
  }
  (4 * central(1e-4) - central(2e-4)) / 3
})
n <- sum(agresti)
p <- as.vector(agresti / n)
out <- as.list(measures(p))
for (m in c("tau", "gamma", "somers")) {
  g <- gradient(p, m)
  out[[paste0(m, "_se")]] <- sqrt((sum(p * g^2) - sum(p * g)^2) / n)
}
rows <- rep(row(agresti), agresti)
columns <- rep(col(agresti), agresti)
z <- suppressWarnings(cor.test(rows, columns, method = "kendall", exact = FALSE))
out$z <- unname(z$statistic)
out$p <- z$p.value
x <- attitude$rating + (1:30) / 1000
y <- attitude$learning + (30:1)^2 / 10000
exact <- cor.test(x, y, method = "kendall", exact = TRUE)
out$exact_tau <- unname(exact$estimate)
out$exact_p <- exact$p.value
write.csv(data.frame(x, y), "tests/reference/kendall_data.csv", row.names = FALSE)
write_reference("kendall", out)
