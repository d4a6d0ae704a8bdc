# R survey on ../shared/data and on its own api data: means, ratios, totals, domains, lonely PSUs, two stages.
source("tests/reference/write.R")
suppressMessages(library(survey))
out <- list()
keep <- function(name, estimate, df = NULL) {
  out[[paste0(name, "_value")]] <<- as.numeric(coef(estimate))
  out[[paste0(name, "_se")]] <<- as.numeric(SE(estimate))
  if (!is.null(df)) out[[paste0(name, "_df")]] <<- df
}

# Strata with finite populations. Published with the package: mean of api00 662.29 (SE 9.41).
strat <- shared("complex-design/apistrat.csv")
strat$yes <- as.numeric(strat$awards == "Yes")
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
keep("apistrat_mean", svymean(~api00, dstrat), degf(dstrat))
keep("apistrat_total", svytotal(~enroll, dstrat))
keep("apistrat_ratio", svyratio(~api.stu, ~enroll, dstrat))
keep("apistrat_share", svymean(~yes, dstrat))
for (met in c("Yes", "No")) {
  domain <- subset(dstrat, comp.imp == met)
  keep(paste0("apistrat_comp_", met), svymean(~yes, domain), degf(domain))
}
keep("apistrat_elementary", svymean(~yes, subset(dstrat, stype == "E")), degf(subset(dstrat, stype == "E")))
deff <- svymean(~yes, dstrat, deff = "replace")
out$apistrat_deff_replace <- unname(deff(deff))
out$apistrat_deff_without <- unname(deff(svymean(~yes, dstrat, deff = TRUE)))
out$apistrat_deff_mean_replace <- unname(deff(svymean(~api00, dstrat, deff = "replace")))

# 31 strata of two PSUs each; then one PSU of stratum 1 taken away, so that the other is lonely.
nhanes <- shared("complex-design/nhanes2.csv")
dn <- svydesign(id = ~psuid, strata = ~stratid, weights = ~finalwgt, nest = TRUE, data = nhanes)
keep("nhanes_highbp", svymean(~highbp, dn), degf(dn))
keep("nhanes_black", svymean(~highbp, subset(dn, race == 2)), degf(subset(dn, race == 2)))
keep("nhanes_zinc", svymean(~zinc, dn, na.rm = TRUE))
out$nhanes_deff_replace <- unname(deff(svymean(~highbp, dn, deff = "replace")))
lonely <- svydesign(id = ~psuid, strata = ~stratid, weights = ~finalwgt, nest = TRUE,
                    data = subset(nhanes, !(stratid == 1 & psuid == 2)))
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  keep(paste0("lonely_", rule), svymean(~highbp, lonely), degf(lonely))
  keep(paste0("lonely_black_", rule), svymean(~highbp, subset(lonely, race == 2)))
}
options(survey.lonely.psu = "fail")

# Firms: strata by activity with the frame's sizes; one take-all stratum.
firms <- shared("firms/ict-in-firms-sample.csv")
frame <- table(shared("firms/ict-in-firms-frame.csv")$strata)
firms$fpc <- firms$w_sample * ave(firms$w_sample, firms$strata, FUN = length)
firms$big <- as.numeric(firms$employees >= 100)
df <- svydesign(id = ~1, strata = ~strata, weights = ~w_sample, fpc = ~fpc, data = firms)
keep("firms_big", svymean(~big, df), degf(df))
keep("firms_turnover", svytotal(~turnover, df))
keep("firms_activity_62", svymean(~big, subset(df, division == 62)))

# One and two stages of clusters, from the package; only sums by PSU go into the reference.
data(api)
dclus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
keep("apiclus1_mean", svymean(~api00, dclus1), degf(dclus1))
psu1 <- aggregate(cbind(t0 = pw, t1 = pw * (api00 - 600)) ~ dnum + fpc, apiclus1, sum)
dclus2 <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = apiclus2)
keep("apiclus2_mean", svymean(~api00, dclus2), degf(dclus2))
keep("apiclus2_enroll", svytotal(~enroll, dclus2, na.rm = TRUE))
ssu <- transform(apiclus2, w = weights(dclus2), y = weights(dclus2) * (api00 - 600))
psu2 <- aggregate(cbind(t0 = w, t1 = y, m00 = w^2, m01 = w * y, m11 = y^2) ~ dnum + fpc1 + fpc2, ssu, sum)
psu2$schools <- as.vector(table(ssu$dnum)[as.character(psu2$dnum)])
write.csv(psu1, "tests/reference/clusters_data.csv", row.names = FALSE)
write.csv(psu2, "tests/reference/subsampled_clusters_data.csv", row.names = FALSE)
write_reference("designs", out)
