# Rates at a common mix and shrunken rates of the designs of pipeline.R: types of school at everybody's mix of awards,
# by svystandardize; what their raw shares are drawn to by metafor's REML, with Datta and Lahiri's mean squared error.
# Run from the root of the repository: Rscript tests/reference/adjusted.R
source("tests/reference/pipeline.R")
suppressMessages(library(metafor))
out <- list()
yes <- ~I(as.numeric(sch.wide == "Yes"))
standardized <- function(case, d) {
  mix <- svytable(~awards, d)
  if (inherits(d, "svyrep.design")) {
    # Replicates of the standardised rate itself, the mix as it is.
    rates <- withReplicates(d, function(w, data) c(sapply(c("E", "H", "M"), function(type) sum(sapply(names(mix), function(a) {
      here <- data$stype == type & data$awards == a
      mix[[a]] / sum(mix) * sum(w[here & data$sch.wide == "Yes"]) / sum(w[here])
    })))))
    names(rates) <- c("E", "H", "M"); errors <- SE(rates)
  } else {
    cells <- svyby(yes, ~awards + stype, d, svymean)
    both <- update(d, y = as.numeric(sch.wide == "Yes"))
    rates <- errors <- c()
    for (type in c("E", "H", "M")) {
      parts <- lapply(names(mix), function(a) as.numeric(both$variables$stype == type & both$variables$awards == a))
      e <- update(both, b1 = parts[[1]], b2 = parts[[2]], c1 = parts[[1]] * y, c2 = parts[[2]] * y)
      m <- as.numeric(mix / sum(mix))
      found <- svycontrast(svytotal(~c1 + c2 + b1 + b2, e), list(x = bquote(.(m[1]) * c1 / b1 + .(m[2]) * c2 / b2)))
      rates[type] <- coef(found); errors[type] <- SE(found)
    }
  }
  out[[paste0(case, "/standardized")]] <<- c(rates = setNames(as.numeric(rates), c("E", "H", "M")), errors = setNames(as.numeric(errors), c("E", "H", "M")))
}
shrunken <- function(case, d) {
  raw <- lapply(c("E", "H", "M"), function(type) svymean(yes, subset(d, stype == type)))
  drawn(case, sapply(raw, function(x) as.numeric(coef(x))), sapply(raw, function(x) as.numeric(SE(x))^2), c("E", "H", "M"))
}
drawn <- function(case, y, v, names) {
  fit <- rma(y, v, method = "REML", control = list(threshold = 1e-14, maxiter = 10000))
  t <- fit$tau2; w <- 1 / (v + t)
  g3 <- v^2 * w^3 * 2 / sum(w^2)
  b <- blup(fit)
  out[[paste0(case, "/shrunken")]] <<- c(share = setNames(b$pred, names), error = setNames(sqrt(b$se^2 + 2 * g3), names),
                                         weight = setNames(t * w, names))
}
both <- function(case, d) { standardized(case, d); shrunken(case, d) }
both("strat", dstrat); both("clus1", dclus1); both("clus2", dclus2)
both("strat_raked", raked(dstrat)); both("clus1_raked", raked(dclus1)); both("clus1_linear", linear(dclus1))
both("clus1_poststratified", post)
both("strat_jkn", as.svrepdesign(dstrat, type = "JKn", mse = TRUE))
both("clus1_jk1", as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = apiclus1), type = "JK1", mse = TRUE))
for (rule in c("remove", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  standardized(paste0("lonely_", rule), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = lonely))
}
options(survey.lonely.psu = "fail")
# A simple sample with a small column in which nobody said yes: its variance is that of all columns' share.
n <- c(fin = 80, media = 100, trade = 70, agri = 8); p <- c(22, 44, 22, 0) / n
of_all <- sum(n * p) / sum(n)
drawn("nobody", p, ifelse(p > 0, sum(n) / (sum(n) - 1) * p * (1 - p) / n, of_all * (1 - of_all) / n), names(n))
# svystandardize itself: its errors are those of the contrast.
known <- svyby(yes, ~stype, svystandardize(dstrat, ~awards, over = ~stype, population = svytable(~awards, dstrat)), svymean)
out$svystandardize <- c(rates = setNames(known[[2]], c("E", "H", "M")), errors = setNames(SE(known), c("E", "H", "M")))
write_reference("adjusted", out)
