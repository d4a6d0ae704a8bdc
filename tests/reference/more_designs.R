# Designs beside the textbook's: clusters that are alone in some strata and domains, strata taken whole, weights of 0,
# population sizes as fractions, replicate weights of other kinds with a scale of their own, two stages with few PSUs.
# Writes the drawn respondents too. Run from the root of the repository: Rscript tests/reference/more_designs.R
source("tests/reference/write.R")
suppressMessages(library(survey))
set.seed(7)
out <- list()
keep <- function(name, ...) out[[name]] <<- as.numeric(c(...))
n <- 260
d <- data.frame(h = sample(1:8, n, TRUE))
d$j <- ifelse(d$h == 8, 99, d$h * 10 + sample(1:4, n, TRUE))
d$w <- round(runif(n, .2, 4), 3)
d$w[sample(n, 12)] <- 0
d$s <- sample(c("a", "b", "c"), n, TRUE, c(.5, .3, .2))
d$s[d$h == 2] <- "a"
d$y <- as.integer(runif(n) < .2 + .05 * (d$j %% 4) + .2 * (d$s == "a"))
d$x <- round(rexp(n) * 100, 2)
d$fraction <- c(.1, .25, .5, 1, .05, .3, .2, 1)[d$h]
d$N <- ifelse(d$h == 8, 1, 4 / d$fraction)
both <- function(name, design, at = ~s) {
  m <- svymean(~y, design); b <- svyby(~y, at, design, svymean); x <- svymean(~x, design); t <- svytotal(~x, design)
  keep(paste0(name, ".share"), coef(m), coef(b)); keep(paste0(name, ".se"), SE(m), SE(b))
  keep(paste0(name, ".mean"), coef(x), SE(x)); keep(paste0(name, ".total"), coef(t), SE(t))
  chisq <- svychisq(~y + s, design)
  keep(paste0(name, ".test"), chisq$statistic, chisq$parameter, chisq$p.value)
}
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  both(paste0("lonely_", rule), svydesign(id = ~j, strata = ~h, weights = ~w, data = d))
}
options(survey.lonely.psu = "fail", survey.replicates.mse = TRUE)
both("whole", svydesign(id = ~j, strata = ~h, weights = ~w, fpc = ~N, data = d))
d$pair <- d$j %% 2
d$half <- d$h
paired <- svydesign(id = ~pair, strata = ~half, weights = ~w, data = subset(d, h != 8), nest = TRUE)
replicated <- function(name, design) {
  columns <- round(weights(design, "analysis"), 6)
  colnames(columns) <- paste0(name, seq_len(ncol(columns)))
  made <- svrepdesign(data = subset(d, h != 8), weights = ~w, repweights = columns, combined.weights = TRUE,
                      type = "other", scale = design$scale, rscales = design$rscales, mse = TRUE)
  both(name, made)
  out[[paste0(name, ".scale")]] <<- design$scale
  out[[paste0(name, ".rscales")]] <<- design$rscales
  for (column in colnames(columns)) { d[[column]] <<- NA; d[[column]][d$h != 8] <<- columns[, column] }
}
replicated("fay", as.svrepdesign(paired, type = "Fay", fay.rho = .3))
replicated("boot", as.svrepdesign(svydesign(id = ~j, strata = ~h, weights = ~w, data = subset(d, h != 8)), type = "bootstrap", replicates = 12))
replicated("mrb", as.svrepdesign(paired, type = "mrbbootstrap", replicates = 12))
write.csv(d[setdiff(names(d), c("pair", "half"))], "tests/reference/more_designs_data.csv", row.names = FALSE, na = "", quote = FALSE)
data(mu284); mu284$w <- with(mu284, n1 / 5 * n2 / 3)
two <- svydesign(id = ~id1 + id2, fpc = ~n1 + n2, data = mu284)
keep("mu284", coef(svymean(~y1, two)), SE(svymean(~y1, two)), coef(svytotal(~y1, two)), SE(svytotal(~y1, two)))
write.csv(mu284, "tests/reference/mu284_data.csv", row.names = FALSE, quote = FALSE)
data(hospital)
whole <- svydesign(id = ~hospno, strata = ~oblevel, fpc = ~tothosp, weights = ~weighta, data = hospital)
keep("hospital", coef(svymean(~births, whole)), SE(svymean(~births, whole)))
write.csv(hospital, "tests/reference/hospital_data.csv", row.names = FALSE, quote = FALSE)
write_reference("more_designs", out)
