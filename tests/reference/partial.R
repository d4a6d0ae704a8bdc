# Partial correlations by the inverse correlation matrix (ppcor's and psych::partial.r's formula), df n - 2 - k;
# a category enters as dummies, so the check is the correlation of lm residuals.
source("tests/reference/write.R")
d <- read_data("bfi")
inverse <- function(m) { p <- solve(cor(m)); -p[1, 2] / sqrt(p[1, 1] * p[2, 2]) }
m <- d[c("A2", "A5", "age", "C1")]
r <- inverse(m)
rank_r <- inverse(sapply(m, rank))
school <- factor(d$education)
residual <- cor(resid(lm(A2 ~ age + school, d)), resid(lm(A5 ~ age + school, d)))
w <- d$age / mean(d$age)
weighted <- local({
  p <- solve(cov.wt(d[c("A2", "A5", "C1", "C2")], w / sum(w), cor = TRUE)$cor)
  -p[1, 2] / sqrt(p[1, 1] * p[2, 2])
})
df <- nrow(d) - 4
t_ <- r * sqrt(df / (1 - r^2))
write_reference("partial", list(
  pearson = r, psych = psych::partial.r(m, 1:2, 3:4)[1, 2], t = t_, p = 2 * pt(-abs(t_), df),
  low = tanh(atanh(r) - qnorm(.975) / sqrt(nrow(d) - 5)), high = tanh(atanh(r) + qnorm(.975) / sqrt(nrow(d) - 5)),
  spearman = rank_r, category = residual, weighted = weighted))
