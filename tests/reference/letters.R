# Column tests of a published table (education by marital status, 300 respondents, published chi-square 23.57,
# p .023: van den Berg, SPSS chi-square test with pairwise z-tests), as SPSS Custom Tables makes them:
# pairwise z with the pooled share is prop.test(correct = FALSE); Bonferroni over the row's ten pairs.
source("tests/reference/write.R")
marital <- matrix(c(18, 36, 21, 9, 6, 12, 36, 45, 36, 21, 6, 9, 9, 3, 3, 3, 9, 9, 6, 3), 4, byrow = TRUE)
n <- colSums(marital)
out <- list(chi2 = unname(suppressWarnings(chisq.test(marital))$statistic),
            chi2_p = suppressWarnings(chisq.test(marital))$p.value)
for (row in 1:4) {
  p <- c()
  for (i in 1:4) for (j in (i + 1):5) {
    test <- suppressWarnings(prop.test(marital[row, c(i, j)], n[c(i, j)], correct = FALSE))
    p[paste0(LETTERS[i], LETTERS[j])] <- test$p.value
  }
  out[[paste0("p_", row)]] <- p
  out[[paste0("bonferroni_", row)]] <- p.adjust(p, "bonferroni")
  out[[paste0("holm_", row)]] <- p.adjust(p, "holm")
}
# Welch: miles per gallon by cylinders, and R's sleep example
by_cyl <- split(mtcars$mpg, mtcars$cyl)
out$means <- sapply(by_cyl, mean); out$variances <- sapply(by_cyl, var); out$sizes <- sapply(by_cyl, length)
anova <- oneway.test(mpg ~ cyl, mtcars)
out$welch <- c(f = unname(anova$statistic), df1 = unname(anova$parameter[1]), df2 = unname(anova$parameter[2]),
               p = anova$p.value)
out$t_4_6 <- t.test(by_cyl[["4"]], by_cyl[["6"]])$p.value
out$t_4_8 <- t.test(by_cyl[["4"]], by_cyl[["8"]])$p.value
out$t_6_8 <- t.test(by_cyl[["6"]], by_cyl[["8"]])$p.value
write_reference("letters", out)
