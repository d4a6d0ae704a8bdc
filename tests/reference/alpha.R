# psych::alpha on the five agreeableness items (A1 reversed), 400 respondents; Feldt's interval by its formula.
source("tests/reference/write.R")
library(psych)
d <- read_data("bfi")[paste0("A", 1:5)]
d$A1 <- 7 - d$A1
a <- psych::alpha(d)
al <- a$total$raw_alpha
f <- function(p) 1 - (1 - al) * qf(p, nrow(d) - 1, (nrow(d) - 1) * 4)
out <- list(alpha = al, std_alpha = a$total$std.alpha, ase = a$total$ase, low = f(.975), high = f(.025))
for (i in 1:5) {
  out[[paste0("item_rest_", i)]] <- a$item.stats$r.drop[i]
  out[[paste0("deleted_", i)]] <- a$alpha.drop$raw_alpha[i]
}
write_reference("alpha", out)
