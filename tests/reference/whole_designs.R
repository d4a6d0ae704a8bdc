# What else the pipeline says of the designs of pipeline.R: totals, design effects, degrees of freedom by column, and
# Rao-Scott tests of whole tables. Run from the root of the repository: Rscript tests/reference/whole_designs.R
source("tests/reference/pipeline.R")
pipeline <- out
out <- list()
of_column <- function(name, d) {
  yes <- ~I(as.numeric(sch.wide == "Yes"))
  is_replicated <- inherits(d, "svyrep.design")
  sum <- svytotal(yes, d)
  out[[name]] <<- c(total = as.numeric(coef(sum)), total_se = as.numeric(SE(sum)), df = degf(d))
  if (!is_replicated) out[[name]] <<- c(out[[name]], deff = as.numeric(deff(svymean(yes, d, deff = "replace"))))
}
of_table <- function(name, d, formula) {
  test <- svychisq(formula, d, statistic = "F")
  out[[name]] <<- c(F = as.numeric(test$statistic), df1 = as.numeric(test$parameter[1]),
                    df2 = as.numeric(test$parameter[2]), p = as.numeric(test$p.value))
}
whole <- function(case, d) {
  of_column(paste0(case, "/total"), d)
  for (type in c("E", "H", "M")) of_column(paste0(case, "/", type), subset(d, stype == type))
  for (item in c("awards", "sch_wide")) {
    name <- if (item == "awards") "awards" else "sch.wide"
    of_table(paste0(case, "/", item), d, as.formula(paste("~", name, "+ stype")))
  }
}
whole("strat", dstrat); whole("clus1", dclus1); whole("clus2", dclus2)
whole("strat_raked", raked(dstrat)); whole("clus1_raked", raked(dclus1)); whole("clus2_raked", raked(dclus2))
whole("clus1_linear", linear(dclus1)); whole("clus1_poststratified", post)
whole("strat_jkn", as.svrepdesign(dstrat, type = "JKn", mse = TRUE))
whole("clus1_jk1", as.svrepdesign(svydesign(id = ~dnum, weights = ~pw, data = apiclus1), type = "JK1", mse = TRUE))
for (rule in c("remove", "certainty", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  whole(paste0("lonely_", rule), svydesign(id = ~1, strata = ~stype, weights = ~pw, data = lonely))
}
options(survey.lonely.psu = "fail")
# NHANES: two PSUs a stratum, an item with missing answers, the races as columns.
data(nhanes)
nh <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = nhanes)
cholesterol <- svymean(~HI_CHOL, nh, na.rm = TRUE, deff = "replace")
out$nhanes <- c(share = as.numeric(coef(cholesterol)), se = as.numeric(SE(cholesterol)), deff = as.numeric(deff(cholesterol)))
of_table("nhanes/race", nh, ~HI_CHOL + race)
of_table("nhanes/agecat", nh, ~HI_CHOL + agecat)
write_reference("whole_designs", out)
# The answers that these need, small: 8,591 rows of NHANES are counted into their cells; weights are added up, which
# leaves PSU totals, and so everything above but the design effect, as they are.
write.csv(aggregate(WTMEC2YR ~ SDMVPSU + SDMVSTRA + race + agecat + chol, na.action = NULL,
  data = transform(nhanes, chol = ifelse(is.na(HI_CHOL), "", HI_CHOL)), FUN = sum),
  "tests/reference/nhanes_cells_data.csv", row.names = FALSE)
