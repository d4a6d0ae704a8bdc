# Correlation of A2 and A5 within five levels of education: metafor's fixed-effect pooling of Fisher's z.
source("tests/reference/write.R")
library(metafor)
d <- read_data("bfi")
r <- sapply(split(d, d$education), function(g) cor(g$A2, g$A5))
n <- as.vector(table(d$education))
f <- rma(measure = "ZCOR", ri = r, ni = n, method = "FE")
plo <- escalc(measure = "PLO", xi = 0, ni = 20)
write_reference("pooled_within", list(
  estimate = tanh(f$beta[1]), low = tanh(f$ci.lb), high = tanh(f$ci.ub), z = f$zval, p = f$pval,
  q = f$QE, q_p = f$QEp, logit_zero = plo$yi, logit_zero_v = plo$vi))
