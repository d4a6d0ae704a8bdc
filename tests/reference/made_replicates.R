# R survey on a design whose replicate weights are made here: what a sampled part of the PSUs, and one PSU, do to them.
source("tests/reference/write.R")
suppressMessages(library(survey))
options(survey.replicates.mse = TRUE)
set.seed(22)
d <- expand.grid(i = 1:6, j = 1:2, h = 1:6)
d$N <- c(3, 5, 8, 2, 4, 20)[d$h]  # stratum 4 was taken whole
d$psu <- 10 * d$h + d$j
d$w <- d$N / 2 * (1 + d$i %% 2)
d$x <- round(20 + 5 * rnorm(70)[d$psu] + rnorm(nrow(d), 0, 5), 1)
d$y <- as.integer(rnorm(70)[d$psu] + rnorm(nrow(d)) > 0)
write.csv(d, "tests/reference/made_replicates_data.csv", row.names = FALSE)

out <- list()
keep <- function(name, design, is_linear) {
  force(design)  # made under R's defaults
  # svytotal would drop PSUs that were taken whole from the replicates and not from the total
  options(survey.drop.replicates = FALSE)
  out[[paste0(name, ".sum")]] <<- as.numeric(SE(svytotal(~x, design)))
  options(survey.drop.replicates = TRUE)
  if (is_linear) return(invisible())  # shares are not linear: half-samples and linearisation differ
  out[[paste0(name, ".share")]] <<- as.numeric(SE(svymean(~y, design)))
  out[[paste0(name, ".df")]] <<- degf(design)
}
linear <- svydesign(id = ~psu, strata = ~h, weights = ~w, fpc = ~N, data = d)
keep("linear", linear, TRUE)
keep("jkn", as.svrepdesign(linear, type = "JKn"), FALSE)
options(survey.lonely.psu = "remove")
lonely <- svydesign(id = ~psu, strata = ~h, weights = ~w, fpc = ~N, data = subset(d, psu != 62))
keep("lonely", as.svrepdesign(lonely, type = "JKn"), FALSE)
write_reference("made_replicates", out)
