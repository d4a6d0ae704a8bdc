# One-factor maximum likelihood in lavaan (L-BFGS-B to the last digit; its default stops at 1e-8) on five conscientiousness items, omega as a defined
# parameter with its delta-method standard error; items in their own units.
source("tests/reference/write.R")
library(lavaan)
d <- read_data("bfi")[paste0("C", 1:5)]
d$C4 <- 7 - d$C4
d$C5 <- 7 - d$C5
model <- "f =~ NA*C1 + l1*C1 + l2*C2 + l3*C3 + l4*C4 + l5*C5
f ~~ 1*f
C1 ~~ t1*C1
C2 ~~ t2*C2
C3 ~~ t3*C3
C4 ~~ t4*C4
C5 ~~ t5*C5
omega := (l1 + l2 + l3 + l4 + l5)^2 / ((l1 + l2 + l3 + l4 + l5)^2 + t1 + t2 + t3 + t4 + t5)"
fit <- cfa(model, d, optim.method = "L-BFGS-B", control = list(factr = 1e-2, pgtol = 0))
e <- parameterEstimates(fit)
o <- e[e$label == "omega", ]
s <- standardizedSolution(fit)
out <- list(omega = o$est, se = o$se, low = o$ci.lower, high = o$ci.upper)
for (i in 1:5) out[[paste0("loading_", i)]] <- s$est.std[i]
write_reference("omega", out)
