"""The sources of the methods that a methods paragraph cites, as a list of references has them."""

from __future__ import annotations

from collections.abc import Iterable

REFERENCES = {
    "AAPOR 2023": "American Association for Public Opinion Research (2023). Standard definitions: Final dispositions of "
    "case codes and outcome rates for surveys (10th ed.).",
    "Barnard & Rubin 1999": "Barnard, J., & Rubin, D. B. (1999). Small-sample degrees of freedom with multiple "
    "imputation. Biometrika, 86(4), 948–955.",
    "Benjamini & Hochberg 1995": "Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of "
    "the Royal Statistical Society B, 57(1), 289–300.",
    "Binder 1983": "Binder, D. A. (1983). On the variances of asymptotically normal estimators from complex surveys. "
    "International Statistical Review, 51(3), 279–292.",
    "Bonett & Wright 2000": "Bonett, D. G., & Wright, T. A. (2000). Sample size requirements for estimating Pearson, "
    "Kendall and Spearman correlations. Psychometrika, 65(1), 23–28.",
    "Brant 1990": "Brant, R. (1990). Assessing proportionality in the proportional odds model for ordinal logistic "
    "regression. Biometrics, 46(4), 1171–1178.",
    "Brown & Benedetti 1977": "Brown, M. B., & Benedetti, J. K. (1977). Sampling behavior of tests for correlation in "
    "two-way contingency tables. Journal of the American Statistical Association, 72(358), 309–315.",
    "Cinelli & Hazlett 2020": "Cinelli, C., & Hazlett, C. (2020). Making sense of sensitivity: Extending omitted "
    "variable bias. Journal of the Royal Statistical Society B, 82(1), 39–67.",
    "Cochran 1954": "Cochran, W. G. (1954). The combination of estimates from different experiments. Biometrics, 10(1), "
    "101–129.",
    "Cronbach 1951": "Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, "
    "16(3), 297–334.",
    "Deming & Stephan 1940": "Deming, W. E., & Stephan, F. F. (1940). On a least squares adjustment of a sampled "
    "frequency table. Annals of Mathematical Statistics, 11(4), 427–444.",
    "Efron 1987": "Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical "
    "Association, 82(397), 171–185.",
    "Feldt 1965": "Feldt, L. S. (1965). The approximate sampling distribution of Kuder–Richardson reliability "
    "coefficient twenty. Psychometrika, 30(3), 357–370.",
    "Fisher 1921": "Fisher, R. A. (1921). On the “probable error” of a coefficient of correlation deduced from a small "
    "sample. Metron, 1, 3–32.",
    "Good 2005": "Good, P. (2005). Permutation, parametric and bootstrap tests of hypotheses (3rd ed.). Springer.",
    "Holm 1979": "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of "
    "Statistics, 6(2), 65–70.",
    "Kendall 1945": "Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika, 33(3), 239–251.",
    "Laird & Ware 1982": "Laird, N. M., & Ware, J. H. (1982). Random-effects models for longitudinal data. Biometrics, "
    "38(4), 963–974.",
    "Lindell & Whitney 2001": "Lindell, M. K., & Whitney, D. J. (2001). Accounting for common method variance in "
    "cross-sectional research designs. Journal of Applied Psychology, 86(1), 114–121.",
    "MacKinnon & White 1985": "MacKinnon, J. G., & White, H. (1985). Some heteroskedasticity-consistent covariance "
    "matrix estimators with improved finite sample properties. Journal of Econometrics, 29(3), 305–325.",
    "McCullagh 1980": "McCullagh, P. (1980). Regression models for ordinal data. Journal of the Royal Statistical "
    "Society B, 42(2), 109–142.",
    "McDonald 1999": "McDonald, R. P. (1999). Test theory: A unified treatment. Erlbaum.",
    "Olsson 1979": "Olsson, U. (1979). Maximum likelihood estimation of the polychoric correlation coefficient. "
    "Psychometrika, 44(4), 443–460.",
    "Olsson, Drasgow & Dorans 1982": "Olsson, U., Drasgow, F., & Dorans, N. J. (1982). The polyserial correlation "
    "coefficient. Psychometrika, 47(3), 337–347.",
    "Rao & Wu 1988": "Rao, J. N. K., & Wu, C. F. J. (1988). Resampling inference with complex survey data. Journal of "
    "the American Statistical Association, 83(401), 231–241.",
    "Rubin 1987": "Rubin, D. B. (1987). Multiple imputation for nonresponse in surveys. Wiley.",
    "Schuirmann 1987": "Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure and the power "
    "approach. Journal of Pharmacokinetics and Biopharmaceutics, 15(6), 657–680.",
    "Simonsohn, Simmons & Nelson 2020": "Simonsohn, U., Simmons, J. P., & Nelson, L. D. (2020). Specification curve "
    "analysis. Nature Human Behaviour, 4(11), 1208–1214.",
    "VanderWeele & Ding 2017": "VanderWeele, T. J., & Ding, P. (2017). Sensitivity analysis in observational research: "
    "Introducing the E-value. Annals of Internal Medicine, 167(4), 268–274.",
}


def cited(text: str) -> list[str]:
    """The references of every source that `text` names, in the order of the alphabet."""
    return [reference for name, reference in sorted(REFERENCES.items()) if name in text]


def unknown(sources: Iterable[str]) -> list[str]:
    """Sources that have no reference."""
    return [source for source in sources if source not in REFERENCES]
