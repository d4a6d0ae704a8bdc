# R survey on strata with one PSU, and PSUs of which one respondent was drawn, under each rule: shares, totals, tests.
source("tests/reference/write.R")
suppressMessages(library(survey))
set.seed(8)
d <- expand.grid(i = 1:8, j = 1:4, h = 1:6)
d <- subset(d, !(h %in% c(3, 5) & j > 1) & !(h == 2 & j == 2 & i > 1))
d$psu <- 10 * d$h + d$j
d$id <- seq_len(nrow(d))
d$w <- 1 + d$id %% 4
d$N <- c(9, 20, 6, 40, 9, 12)[d$h]
d$B <- 3 * ave(d$w, d$psu, FUN = length)
d$s <- ifelse(d$h == 5, "a", sample(c("a", "b", "c"), nrow(d), TRUE))  # nobody of b and c in a lonely stratum
d$g <- sample(c("k", "l"), nrow(d), TRUE)
d$y <- as.integer(rnorm(70)[d$psu] + rnorm(nrow(d)) > 0)
d$x <- round(rnorm(nrow(d), 20, 5), 1)
write.csv(d, "tests/reference/lonely_rules_data.csv", row.names = FALSE)

out <- list()
keep <- function(name, design) {
  for (column in c("total", "b")) {
    rows <- if (column == "b") subset(design, s == "b") else design
    key <- paste(name, column, sep = ".")
    out[[paste0(key, ".share")]] <<- as.numeric(SE(svymean(~y, rows)))
    out[[paste0(key, ".yes")]] <<- as.numeric(SE(svytotal(~y, rows)))
    out[[paste0(key, ".mean")]] <<- as.numeric(SE(svymean(~x, rows)))
    out[[paste0(key, ".sum")]] <<- as.numeric(SE(svytotal(~x, rows)))
  }
  found <- svychisq(~y + g, subset(design, s != "a"))
  out[[paste0(name, ".test")]] <<- unname(c(found$statistic, found$p.value))
}
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  one <- svydesign(id = ~psu, strata = ~h, weights = ~w, fpc = ~N, data = d)
  two <- svydesign(id = ~psu + id, strata = ~h, weights = ~w, fpc = ~N + B, data = d)
  size <- sum(d$w)
  raked <- calibrate(one, ~g, population = c(`(Intercept)` = size, gl = .4 * size), calfun = "raking",
                     epsilon = 1e-13, maxit = 500)
  keep(paste0("one.", rule), one)
  keep(paste0("raked.", rule), raked)
  if (rule != "average") keep(paste0("two.", rule), two)  # R has no second stage under it
}
write_reference("lonely_rules", out)
