# Conscientiousness (C1 to C3) by gender: psych::alpha in each, Bonett's (2002) test of equal alphas and Cochran's Q
# of the item-rest correlations' Fisher z, written out; Holm by p.adjust.
source("tests/reference/write.R")
library(psych)
d <- read_data("bfi")
groups <- split(d[c("C1", "C2", "C3")], d$gender)
a <- lapply(groups, psych::alpha)
n <- sapply(groups, nrow)
q_test <- function(y, v) pchisq(sum((y - weighted.mean(y, 1 / v))^2 / v), length(y) - 1, lower.tail = FALSE)
alphas <- sapply(a, function(x) x$total$raw_alpha)
p <- sapply(1:3, function(i) q_test(atanh(sapply(a, function(x) x$item.stats$r.drop[i])), 1 / (n - 3)))
out <- list(alpha_1 = alphas[[1]], alpha_2 = alphas[[2]], p = q_test(log(1 - alphas), 2 * 3 / (2 * (n - 2))))
for (i in 1:3) out[[paste0("item_", i)]] <- p.adjust(p, "holm")[i]
write_reference("measurement_by_group", out)
