"""The methods of one wave's correlations as a paragraph to paste into a paper, with its references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isnan
from textwrap import fill

from pipeline.codebook.model import Sample, Score
from pipeline.report.citations import cited
from pipeline.report.methods import disclosure
from pipeline.report.trail import exclusion_words, weight_words
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import decimal, percent, whole

WIDTH = 100
REPLICATED = ("replicate_fisher",)
INTERVALS = {
    "pearson": "Pearson’s r (interval by Fisher’s z; Fisher 1921)",
    "spearman": "Spearman’s rho (Bonett & Wright 2000)",
    "kendall": "Kendall’s tau-b (Kendall 1945; standard error by Brown & Benedetti 1977)",
    "polychoric": "the polychoric correlation, or the polyserial one for a score of more than ten values (Olsson 1979; "
    "Olsson, Drasgow & Dorans 1982)",
}
MODELS = {
    "ols_hc3": "least squares with HC3 standard errors (MacKinnon & White 1985)",
    "survey_ols": "weighted least squares with linearised standard errors (Binder 1983)",
    "survey_logit": "weighted logistic regression (Binder 1983)",
    "ordered_logit": "proportional odds (McCullagh 1980), whose assumption was tested after Brant 1990",
    "random_intercept": "a random intercept for the groups of {groups_by} (Laird & Ware 1982)",
}
ROBUSTNESS = {
    "curve_median": "{curve}, tested jointly against redrawn data without any relation (Simonsohn, Simmons & Nelson "
    "2020)",
    "robustness_value": "how strong an unmeasured confounder had to be (Cinelli & Hazlett 2020)",
    "e_value": "the E-value (VanderWeele & Ding 2017)",
    "equivalence": "two one-sided tests against correlations of {smallest:g} and more (Schuirmann 1987)",
    "bootstrap_bca": "the BCa bootstrap (Efron 1987)",
    "permutation": "permutation tests (Good 2005)",
    "marker_adjusted": "a marker variable for common method (Lindell & Whitney 2001)",
    "imputed_spearman": "multiple imputation ({imputations} data sets; Rubin 1987; Barnard & Rubin 1999)",
}
NOT_CAUSAL = (
    "All of this is association at one time: these data cannot show which came first, "
    "and nothing is called a cause."
)
MADE = (
    "Nobody answered these questions: the rows were computed so that published percentages come out, and the strength of "
    "every correlation is an assumption of the reconstruction."
)


def methods_paragraph(view: WaveView) -> str:
    """One paragraph in plain text: sample, scores, correlations, models, robustness, missing answers, trace."""
    return " ".join(sentence for part in PARTS for sentence in part(view))


def methods_text(view: WaveView) -> str:
    """The paragraph, its references, and AAPOR's disclosure items, as a text file has them."""
    paragraph = methods_paragraph(view)
    references = "\n".join(
        fill(one, WIDTH, subsequent_indent="    ") for one in cited(f"{paragraph} AAPOR 2023")
    )
    items = "\n".join(
        fill(f"{what}: {said}", WIDTH, subsequent_indent="    ") for what, said in disclosure(view)
    )
    head = f"{view.study.name}:{view.name}"
    return (
        f"Methods ({head})\n\n{fill(paragraph, WIDTH)}\n\nReferences\n\n{references}\n\n"
        f"Disclosure (AAPOR Transparency Initiative)\n\n{items}\n"
    )


def _sample(view: WaveView) -> Iterator[str]:
    title = view.study.title.in_language("en") or view.study.name
    population = f", {view.wave.population}" if view.wave.population else ""
    yield f"{title} ({view.label}{population}) was analysed."
    if view.is_reconstructed:
        yield MADE
    rows = [row["rows"] for row in view.rows["exports"] if not isnan(row["rows"])]
    of = f" of {whole(max(rows))}" if rows else ""
    yield f"{view.kept_words}{of} interviews were kept; excluded were: {exclusion_words(view)}."
    if view.weighting == "none":
        yield "Respondents were not weighted."
    else:
        raked = " (Deming & Stephan 1940)" if view.weighting == "raked" else ""
        yield f"Respondents were weighted ({weight_words(view, view.weighting)}){raked}."
    if view.wave.sample is Sample.NONPROBABILITY:
        yield "The sample is not a probability sample; intervals are model-based."


def _scores(view: WaveView) -> Iterator[str]:
    correlated = {row["score"] for row in view.correlations}
    for score in view.study.scores:
        if score.name in correlated:
            yield _score(score) + _reliability(view, score.name)


def _score(score: Score) -> str:
    kind = {"mean": "mean", "sum": "sum", "z_mean": "mean of the z-scores", "count": "count"}[score.method]
    reverse = f" (reversed: {', '.join(map(plain_name, sorted(score.reverse)))})" if score.reverse else ""
    scale = f", rescaled to {score.rescale[0]:g}–{score.rescale[1]:g}" if score.rescale else ""
    return (
        f"The score {plain_name(score.name)} is the {kind} of {', '.join(map(plain_name, score.items))}{reverse}{scale}, "
        f"for respondents who answered at least {percent(score.min_answered)} of them"
    )


def _reliability(view: WaveView, score: str) -> str:
    rows = view.rows["reliability"]
    found = {row["measure"]: row for row in rows if row["score"] == score and not row["item"]}
    if "omega" not in found or isnan(found["alpha"]["estimate"]):
        return "."
    alpha, omega = found["alpha"], found["omega"]
    interval = f"{percent(alpha['confidence'])} interval {decimal(alpha['low'])} to {decimal(alpha['high'])}"
    return (
        f"; alpha {decimal(alpha['estimate'])} ({interval}; Cronbach 1951; Feldt 1965), "
        f"omega {decimal(omega['estimate'])} (McDonald 1999)."
    )


def _correlations(view: WaveView) -> Iterator[str]:
    rows = view.correlations
    if not rows:
        yield "No correlation was estimated: the codebook names no outcome, or no score."
        return
    there = {row["method"] for row in rows}
    methods = [words for method, words in INTERVALS.items() if method in there]
    outcomes = ", ".join(map(plain_name, dict.fromkeys(row["outcome"] for row in rows)))
    scores = " and ".join(map(plain_name, dict.fromkeys(row["score"] for row in rows)))
    yield f"The relation of {scores} to {outcomes} was estimated by {'; '.join(methods)}."
    if any(row["interval_method"] in REPLICATED for row in rows):
        yield "Under the sampling design standard errors of ranks come from replicate weights (Rao & Wu 1988)."
    everybody = (row for row in rows if (row["universe"], row["banner"]) == (EVERYBODY, TOTAL))
    controls = next((row["controls"] for row in everybody if row["controls"]), "")
    if controls:
        held = ", ".join(map(plain_name, controls.split(",")))
        yield f"Partial correlations hold {held} constant."
    analysis = view.study.analysis
    source = {"holm": "Holm 1979", "bh": "Benjamini & Hochberg 1995"}[analysis.adjustment]
    yield (
        f"Intervals are {percent(analysis.confidence)} intervals; p-values are two-sided and adjusted within each "
        f"group and method ({source})."
    )
    if any(row["banner"] != TOTAL for row in rows):
        yield "Whether groups share one correlation was tested by Cochran’s Q on Fisher’s scale (Cochran 1954)."


def _models(view: WaveView) -> Iterator[str]:
    rows = view.rows["models"]
    groups_by = plain_name(next((row["groups_by"] for row in rows if row["groups_by"]), ""))
    there = {row["model"] for row in rows}
    found = [words.format(groups_by=groups_by) for model, words in MODELS.items() if model in there]
    if found:
        yield f"Each outcome was also regressed on the score, from no controls to all, by {'; '.join(found)}."


def _robustness(view: WaveView) -> Iterator[str]:
    measures, analysis = {row["measure"] for row in view.rows["robustness"]}, view.study.analysis
    curves = Counter((row["score"], row["outcome"]) for row in view.rows["specifications"])
    numbers = {
        "curve": f"{max(curves.values())} specifications a curve" if curves else "",
        "smallest": analysis.smallest_effect,
        "imputations": analysis.imputations,
    }
    found = [words.format(**numbers) for measure, words in ROBUSTNESS.items() if measure in measures]
    if found:
        yield f"Robustness: {'; '.join(found)}."


def _missing(view: WaveView) -> Iterator[str]:
    every = (row["estimate"] for row in view.rows["robustness"] if row["measure"] == "lost_listwise")
    lost = [share for share in every if not isnan(share)]
    if lost:
        yield f"Respondents without both answers were left out (up to {percent(max(lost))})."
    for row in view.rows["outcome_matches"]:
        yield (
            f"{plain_name(row['outcome']).capitalize()} ({row['unit'] or 'no unit'}, {whole(row['year'])}, "
            f"transformation: {row['transformation']}) was joined by company; {percent(row['match_rate'])} matched."
        )


def _trace(view: WaveView) -> Iterator[str]:
    if view.correlations:
        yield NOT_CAUSAL
    exports = view.rows["exports"]
    files = ", ".join(f"{row['file']} (sha256 {row['sha256'][:12]})" for row in exports)
    codebook = next((row["codebook_sha256"] for row in exports if row["codebook_sha256"]), "")[:12]
    yield f"Computed from {files} and codebook {codebook}, random numbers from seed {view.study.analysis.seed}."


PARTS = (_sample, _scores, _correlations, _models, _robustness, _missing, _trace)
