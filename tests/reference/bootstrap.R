# boot::boot.ci BCa of Spearman's rho on psych::bfi (400 rows) and of r on the law school data (Efron 1987),
# with boot's own jackknife values for the acceleration.
source("tests/reference/write.R")
library(boot)
d <- read_data("bfi")
law <- data.frame(lsat = c(576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594),
                  gpa = c(3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96))
# boot centres its jackknife at the estimate, Efron (1987) and SciPy at the jackknife mean; we follow Efron.
accelerate <- function(l) { l <- l - mean(l); sum(l^3) / (6 * sum(l^2)^1.5) }
rho <- function(x, i) cor(x[i, 1], x[i, 2], method = "spearman")
r <- function(x, i) cor(x[i, 1], x[i, 2])
set.seed(20240601)
b <- boot(d[c("A2", "A5")], rho, 9999)
ci <- boot.ci(b, type = "bca", L = empinf(b, type = "jack"))$bca
bl <- boot(law, r, 99999)
cl <- boot.ci(bl, type = "bca", L = empinf(bl, type = "jack"))$bca
write_reference("bootstrap", list(
  rho = b$t0, rho_se = sd(b$t), rho_low = ci[4], rho_high = ci[5], rho_acceleration = accelerate(empinf(b, type = "jack")),
  law = bl$t0, law_se = sd(bl$t), law_low = cl[4], law_high = cl[5],
  law_acceleration = accelerate(empinf(bl, type = "jack"))))
