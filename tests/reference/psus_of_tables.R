# R survey on tables that only a few of the PSUs stand in: a universe, an item that some were asked, columns.
source("tests/reference/write.R")
suppressMessages(library(survey))
options(survey.replicates.mse = TRUE)
set.seed(3)
d <- expand.grid(i = 1:10, j = 1:6, h = 1:4)
d$psu <- 10 * d$h + d$j
u <- rnorm(100)
d$w <- 1 + d$i %% 3
d$v <- ifelse(d$j <= 2, "in", "out")
d$s <- sample(c("a", "b"), nrow(d), TRUE)
d$y <- as.integer(.5 * u[d$psu] + rnorm(nrow(d)) + .7 * (d$s == "a") > .3)
d$asked <- ifelse(d$j <= 3 & d$h <= 3, d$y, NA)
d$m1 <- as.integer(u[d$psu] + rnorm(nrow(d)) > 0)
d$m2 <- as.integer(rnorm(nrow(d)) + (d$s == "a") > 0)
linear <- svydesign(id = ~psu, strata = ~h, weights = ~w, data = d)
jackknife <- as.svrepdesign(linear, type = "JKn")
weights <- round(weights(jackknife, "analysis"), 6)
colnames(weights) <- paste0("r", seq_len(ncol(weights)))
write.csv(cbind(d, weights), "tests/reference/psus_of_tables_data.csv", row.names = FALSE, na = "")

out <- list(rscales = jackknife$rscales)
test <- function(name, design, formula) {
  found <- svychisq(formula, design)
  out[[name]] <<- unname(c(found$statistic, found$parameter, found$p.value))
}
rest <- function(name, design) {
  a <- update(design, c1 = y * (s == "a"), b1 = 1 * (s == "a"), c2 = y * (s == "b"), b2 = 1 * (s == "b"))
  found <- svycontrast(svytotal(~c1 + b1 + c2 + b2, a), quote(c1 / b1 - c2 / b2))
  out[[name]] <<- as.numeric(2 * pt(-abs(coef(found) / SE(found)), degf(design)))
}
pair <- function(name, design) {
  found <- svycontrast(svymean(~m1 + m2, design), c(1, -1))
  out[[name]] <<- as.numeric(2 * pt(-abs(coef(found) / SE(found)), degf(design)))
}
for (of in c("linear", "jackknife")) {
  design <- get(of)
  within <- subset(design, v == "in")
  test(paste0(of, ".universe"), within, ~y + s)
  test(paste0(of, ".asked"), subset(design, !is.na(asked)), ~asked + s)
  rest(paste0(of, ".rest"), within)
  pair(paste0(of, ".pair"), within)
}
write_reference("psus_of_tables", out)
