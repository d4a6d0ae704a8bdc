# Changes and trends over three waves, from exports to `trends` and `trend_tests`, for designs of a panel of companies:
# all waves stacked in one design, company (or cluster) as PSU, so that the covariance knows who was asked again.
# Run from the root of the repository: Rscript tests/reference/panel.R
source("tests/reference/write.R")
suppressMessages(library(survey))
set.seed(20121)
strata <- data.frame(stratum = c("north", "south", "west"), N = c(90, 400, 1500), n = c(40, 60, 48), clusters = c(8, 10, 6), M = c(12, 40, 60))
panel <- do.call(rbind, lapply(1:3, function(h) {
  s <- strata[h, ]
  data.frame(company = sprintf("%s-%03d", s$stratum, 1:s$n), stratum = s$stratum, N = s$N, M = s$M,
             cluster = sprintf("%s-%02d", s$stratum, rep(1:s$clusters, length.out = s$n)), w = round(s$N / s$n * runif(s$n, .5, 2), 3),
             sector = sample(c("fin", "media"), s$n, TRUE), size = sample(c("small", "large"), s$n, TRUE, c(.7, .3)),
             lean = rnorm(s$n) + rnorm(s$clusters)[rep(1:s$clusters, length.out = s$n)])
}))
rows <- do.call(rbind, lapply(1:3, function(t) transform(panel, wave = 2010 + t,
  uses = ifelse(lean + .25 * t + .5 * (size == "large") + rnorm(nrow(panel), sd = .8) > .3, "Yes", "No"))))
rows$lean <- NULL
# A stratum of one company, in all waves; and a rotating panel, of which some leave and others come back every wave.
alone <- transform(rows[rows$company == "west-001", ], stratum = "alone", company = "alone-001")
number <- as.integer(sub(".*-", "", rows$company))
rows$units <- c(north = 9, south = 15, west = 20)[rows$stratum]
rows$rotating <- with(rows, number %% 5 != (wave - 2010) & number %% 7 != (wave - 2010))
write.csv(transform(rows, rotating = as.integer(rotating)), "tests/reference/panel_data.csv", row.names = FALSE)
out <- list()
yes <- ~I(as.numeric(uses == "Yes"))
of <- function(shares, k) c(sum(k * as.numeric(coef(shares))), sqrt(sum(k * (matrix(vcov(shares), 3) %*% k))))
three <- function(name, shares, df) {
  for (k in 1:2) {
    change <- of(shares, replace(c(0, 0, 0), c(k, k + 1), c(-1, 1)))
    out[[paste0(name, "/", 2010 + k)]] <<- c(change = change[1], se = change[2])
  }
  slope <- of(shares, c(-.5, 0, .5)); t <- slope[1] / slope[2]
  out[[paste0(name, "/slope")]] <<- c(slope = slope[1], se = slope[2], statistic = t, df = df, p = 2 * pt(-abs(t), df))
}
# The waves' shares with their covariance: ratios of totals (replicated as such), as svyby(covmat = TRUE) has them.
ratios <- function(d, inside) {
  if (inherits(d, "svyrep.design")) return(withReplicates(d, function(w, data) sapply(2011:2013, function(t) {
    here <- inside(data) & data$wave == t
    sum(w[here & data$uses == "Yes"]) / sum(w[here])
  })))
  here <- outer(d$variables$wave, 2011:2013, "==") * inside(d$variables)
  both <- cbind(here * (d$variables$uses == "Yes"), here)
  d <- update(d, c1 = both[, 1], c2 = both[, 2], c3 = both[, 3], b1 = both[, 4], b2 = both[, 5], b3 = both[, 6])
  svycontrast(svytotal(~c1 + c2 + c3 + b1 + b2 + b3, d), list(a = quote(c1 / b1), b = quote(c2 / b2), c = quote(c3 / b3)))
}
stacked <- function(case, d) {
  three(paste0(case, "/total"), ratios(d, function(x) rep(TRUE, nrow(x))), degf(d))
  if (!inherits(d, "svyrep.design")) for (domain in c("total", "fin")) {
    within <- if (domain == "fin") subset(d, sector == "fin") else d
    # svychisq counts every PSU of a calibrated design, also those without a row in the domain; degf does not.
    F <- as.numeric((test <- svychisq(~uses + wave, within, statistic = "F"))$statistic)
    df1 <- as.numeric(test$parameter[1]); df2 <- df1 * degf(within)
    out[[paste0(case, "/", domain, "/difference")]] <<- c(F = F, df1 = df1, df2 = df2, p = pf(F, df1, df2, lower.tail = FALSE))
  }
  three(paste0(case, "/fin"), ratios(d, function(x) x$sector == "fin"), degf(subset(d, sector == "fin")))
}
plain <- svydesign(id = ~company, weights = ~w, data = rows)
strat <- svydesign(id = ~company, strata = ~stratum, weights = ~w, data = rows)
clus <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w, fpc = ~M, data = rows)
stacked("weighted", plain)
stacked("strata_fpc", svydesign(id = ~company, strata = ~stratum, weights = ~w, fpc = ~N, data = rows))
stacked("clusters_fpc", clus)
# The same companies drawn from the clusters' units in all waves, and replicate weights that belong together.
stacked("two_stage", svydesign(id = ~cluster + company, strata = ~stratum, weights = ~w, fpc = ~M + units, data = rows))
stacked("jkn", as.svrepdesign(svydesign(id = ~cluster, strata = ~stratum, weights = ~w, data = rows), type = "JKn", mse = TRUE))
# New clusters in every wave: independent samples.
fresh <- transform(rows, cluster = paste(wave, cluster), stratum = paste(wave, stratum))
stacked("fresh_clusters", svydesign(id = ~cluster, strata = ~stratum, weights = ~w, data = fresh))
stacked("fresh_jkn", as.svrepdesign(svydesign(id = ~cluster, strata = ~stratum, weights = ~w, data = fresh), type = "JKn", mse = TRUE))
# Each wave raked to both margins: as a whole, the waves' margins beside one another.
per_wave <- function(d) calibrate(d, ~0 + factor(wave) + factor(wave):size + factor(wave):sector, calfun = "raking",
  epsilon = 1e-13, maxit = 500, population = setNames(148 * c(1, 1, 1, rep(.65, 3), rep(.45, 3)),
  c(paste0("factor(wave)", 2011:2013), paste0("factor(wave)", 2011:2013, ":sizesmall"), paste0("factor(wave)", 2011:2013, ":sectormedia"))))
stacked("raked", per_wave(svydesign(id = ~company, strata = ~stratum, weights = ~one, data = transform(rows, one = 1))))
stacked("raked_clusters", per_wave(svydesign(id = ~cluster, weights = ~one, data = transform(rows, one = 1))))
with_alone <- rbind(rows[names(alone)], alone)
for (rule in c("remove", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  stacked(paste0("lonely_", rule), svydesign(id = ~company, strata = ~stratum, weights = ~w, data = with_alone))
}
# A rotating panel. Of each wave its own design; the covariance from the linearised values of those in both, after Tam
# (1984), stratum by stratum.
options(survey.lonely.psu = "fail")
rotating <- function(case, strata, has_fpc) {
  waves <- lapply(2011:2013, function(t) transform(rows[rows$wave == t & rows$rotating, ], h = if (strata) stratum else "all"))
  of <- lapply(waves, function(x) {
    d <- svydesign(id = ~company, strata = ~h, weights = ~w, data = x, fpc = if (has_fpc) ~N)
    y <- as.numeric(x$uses == "Yes"); p <- as.numeric(svymean(yes, d))
    list(d = d, p = p, V = as.numeric(vcov(svymean(yes, d))), z = setNames(x$w * (y - p) / sum(x$w), x$company),
         h = setNames(x$h, x$company), N = setNames(x$N, x$company))
  })
  cov12 <- function(a, b) sum(sapply(unique(a$h), function(h) {
    z1 <- a$z[a$h == h]; z2 <- b$z[b$h == h]; both <- intersect(names(z1), names(z2))
    a1 <- length(z1); a2 <- length(z2); a12 <- length(both)
    A <- if (has_fpc) a$N[a$h == h][1] else Inf
    a1 * a2 / (a1 * a2 - a1 - a2 + a12) * (1 - a1 * a2 / (a12 * A)) * sum((z1[both] - mean(z1)) * (z2[both] - mean(z2)))
  }))
  V <- diag(sapply(of, `[[`, "V"))
  for (i in 1:2) for (j in (i + 1):3) V[i, j] <- V[j, i] <- cov12(of[[i]], of[[j]])
  three(paste0(case, "/total"), structure(sapply(of, `[[`, "p"), var = V, class = "svystat"), max(sapply(of, function(x) degf(x$d))))
}
rotating("rotating", FALSE, FALSE); rotating("rotating_fpc", TRUE, TRUE)
# Independent unweighted samples: Cochran and Armitage's test.
counts <- tapply(rows$uses == "Yes", rows$wave, sum)
test <- prop.trend.test(counts, rep(nrow(panel), 3))
difference <- prop.test(counts, rep(nrow(panel), 3), correct = FALSE)
out$unweighted <- c(statistic = as.numeric(test$statistic), p = as.numeric(test$p.value),
                    difference = as.numeric(difference$statistic), difference_p = as.numeric(difference$p.value))
# Kitagawa's parts of the first change of a rotating panel, by sector.
parts <- lapply(2011:2012, function(t) {
  d <- svydesign(id = ~company, weights = ~w, data = rows[rows$wave == t & rows$rotating, ])
  list(mix = prop.table(svytable(~sector, d)), rate = coef(svyby(yes, ~sector, d, svymean)))
})
a <- parts[[1]]; b <- parts[[2]]
out$mix_part <- setNames(as.numeric((b$mix - a$mix) * (a$rate + b$rate) / 2), names(a$mix))
out$rate_part <- setNames(as.numeric((b$rate - a$rate) * (a$mix + b$mix) / 2), names(a$mix))
write_reference("panel", out)
