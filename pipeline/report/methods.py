"""How the study was done: the disclosure items of AAPOR's Transparency Initiative, and what is not known."""

from __future__ import annotations

from math import isnan

from pipeline.codebook.model import Sample
from pipeline.report.trail import Fact, exclusion_words, weight_words
from pipeline.report.wave_view import WaveView
from pipeline.report.words import whole

UNKNOWN = "Not stated in the codebook."
SAMPLE_WORDS = {
    Sample.PROBABILITY: "A probability sample: everybody in the population had a known chance to be asked.",
    Sample.NONPROBABILITY: "Not a probability sample: nobody knows each respondent’s chance to be asked. Intervals are "
    "model-based: they hold if the respondents answer like the population they stand for.",
}


def disclosure(view: WaveView) -> list[Fact]:
    """AAPOR's items in their order, each with what the codebook and the tables say of it."""
    wave = view.wave
    return [
        (
            "Data collection strategy",
            "Survey of respondents by questionnaire" if not view.is_reconstructed else RECONSTRUCTED,
        ),
        ("Who sponsored and who conducted the research", wave.source or UNKNOWN),
        (
            "Measurement tools: question wording and order",
            "Every question with its options, in order, is in the topline of this report.",
        ),
        ("Population under study", wave.population or UNKNOWN),
        ("Method used to generate and recruit the sample", SAMPLE_WORDS[wave.sample]),
        (
            "Methods and modes of data collection; languages",
            f"Mode: {UNKNOWN} Languages: {', '.join(view.study.languages) or 'one, not named'}.",
        ),
        ("Dates of data collection", f"{view.label}. Exact dates: not stated in the codebook."),
        ("Sample sizes and precision", _precision(view)),
        ("How the data were weighted", _weighting(view)),
        ("How the data were processed and their quality ensured", _processing(view)),
        ("Limitations of design and data collection", _limits(view)),
        ("Sampling design: strata, clusters, finite population", _design(view)),
    ]


RECONSTRUCTED = (
    "None: nobody was asked. The rows were computed so that published percentages come out at their published rounding. "
    "Whatever is said below about a sample describes the survey whose figures were published, or an assumption."
)

ESTIMATION = (
    (
        "Shares",
        "A share is the weighted count over the weighted base. Its interval is Wilson’s score interval (1927); with a "
        "weight or a design it stands on the effective base (Korn & Graubard 1998) with Student’s quantile.",
    ),
    (
        "Low bases and suppression",
        "Under 5 respondents (or companies, where they are known) all numbers of a row are withheld. From 5 to 29 a "
        "number is shown hollow, in brackets or greyed, and marked as a low base.",
    ),
    (
        "Comparisons",
        "Letters name the columns of the same banner that a share is significantly above, adjusted for the number of "
        "comparisons. Tests of one family are adjusted by Holm (1979).",
    ),
    (
        "Correlations",
        "Pearson with Fisher’s interval, Spearman with that of Bonett & Wright (2000). A correlation "
        "says nothing about what came first.",
    ),
    (
        "Change between waves",
        "The difference of two shares with a z interval for independent samples. Across a break in series "
        "none is computed.",
    ),
)


def _precision(view: WaveView) -> str:
    known = (row["effective_base"] for row in view.totals if not isnan(row["effective_base"]))
    effective = max(known, default=None)
    return (
        f"{view.kept_words} respondents kept, effective base {whole(effective)}. Each share carries its own 95% "
        "interval; bases of questions differ and stand beside every share."
    )


def _weighting(view: WaveView) -> str:
    names = [name for name in view.weightings if name != "none"]
    if not names:
        return "Not weighted: every respondent counts once."
    return " ".join(f"{weight_words(view, name)}." for name in names) + f" Shown here: {view.weighting}."


def _processing(view: WaveView) -> str:
    return f"Excluded before counting: {exclusion_words(view)}. Missing answers keep their reason; see data quality."


def _design(view: WaveView) -> str:
    design = view.wave.design
    parts = [
        f"{what} from column {column}"
        for what, column in (
            ("strata", design.strata),
            ("clusters", design.psu),
            ("population sizes", design.fpc),
        )
        if column
    ]
    if view.wave.company_id:
        parts.append("respondents of one company are one cluster")
    return "; ".join(parts) + "." if parts else "None declared."


def _limits(view: WaveView) -> str:
    parts = ["One respondent speaks for a company and reports on it."] if view.wave.company_id else []
    if view.wave.series_break:
        parts.append(f"Break in series: {view.wave.series_break}.")
    if view.wave.sample is Sample.NONPROBABILITY:
        parts.append("Who did not take part is unknown.")
    return " ".join(parts) or UNKNOWN
