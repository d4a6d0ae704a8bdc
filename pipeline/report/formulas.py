"""How each number is computed, as formulas into which a row's own numbers are put.

One list serves `survey explain` and the report's script, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.report.picture import plain
from pipeline.report.words import NO_NUMBER

WILSON = (
    "low, high = (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n) with p = {share}, n = {effective_base}, "
    "z = {quantile}: {share_low} to {share_high}"
)
CORRELATION_ENDS = (
    "low, high = tanh(artanh(r) ± z·s), {spread}, r = {estimate}, n = {effective_base}: {low} to {high}"
)

CORRELATION_INTERVALS = (
    ("brown_benedetti", "the estimate ± z times its asymptotic standard error", "Brown & Benedetti 1977"),
    ("curvature", "the curvature of the likelihood at its maximum, on Fisher’s scale", "Olsson 1979"),
    ("bca", "bias-corrected and accelerated bootstrap on the cross-table", "Efron 1987"),
    (
        "design_fisher",
        "the design’s covariance of the moments, on Fisher’s scale, with Student’s quantile for {df} degrees of freedom",
        "Binder 1983",
    ),
    (
        "replicate_fisher",
        "replicate weights over PSUs, on Fisher’s scale, with Student’s quantile for {df} degrees of freedom",
        "Rao & Wu 1988",
    ),
)


@dataclass(frozen=True, slots=True)
class Formula:
    """`text` with {columns}; it serves rows whose columns have the values of `when` (a leading ! negates)."""

    name: str
    text: str
    source: str = ""
    when: Mapping[str, str] = field(default_factory=dict)


FORMULAS: dict[str, tuple[Formula, ...]] = {
    "rates": (
        Formula(
            "share",
            "share = unweighted count ÷ unweighted base = {unweighted_count} ÷ {unweighted_base} = {share}",
            when={"weighting": "none"},
        ),
        Formula(
            "share",
            "share = weighted count ÷ weighted base = {weighted_count} ÷ {weighted_base} = {share}",
            "weights have mean 1 over the kept respondents",
            when={"weighting": "!none"},
        ),
        Formula(
            "interval",
            WILSON.replace("{quantile}", "1.96, the normal’s quantile"),
            "Wilson 1927; Newcombe 1998, method 3",
            when={"interval_method": "wilson"},
        ),
        Formula(
            "interval",
            WILSON.replace("{quantile}", "Student’s quantile for {df} degrees of freedom"),
            "Wilson 1927 on the effective base min(n, p(1−p)/V) of Korn & Graubard 1998",
            when={"interval_method": "design_wilson"},
        ),
        Formula("precision", "standard error {std_error}; design effect {design_effect}"),
    ),
    "correlations": (
        Formula(
            "estimate",
            "r = {estimate} ({method}) between the score and the outcome, {unweighted_base} respondents with both",
        ),
        Formula(
            "interval",
            CORRELATION_ENDS.replace("{spread}", "s = 1 ÷ √(n − controls − 3)"),
            "Fisher 1921",
            when={"interval_method": "fisher"},
        ),
        Formula(
            "interval",
            CORRELATION_ENDS.replace("{spread}", "s = √((1 + r²/2) ÷ (n − controls − 3))"),
            "Bonett & Wright 2000",
            when={"interval_method": "bonett_wright"},
        ),
        *(
            Formula(
                "interval",
                f"low, high = {{low}} to {{high}}, standard error {{std_error}}: {words}",
                source,
                when={"interval_method": method},
            )
            for method, words, source in CORRELATION_INTERVALS
        ),
        Formula(
            "test",
            "statistic {statistic} on {df} degrees of freedom (– for a normal or exact test), p = {p_value}; "
            "{p_adjusted} after {adjustment} over: {family}",
        ),
    ),
    "trends": (
        Formula(
            "change",
            "change = later − earlier share = {to_share} − {from_share} = {change}; z interval with standard error "
            "√(s₁² + s₂²) = {std_error}: {low} to {high}",
            "two independent samples",
            when={"break_reason": ""},
        ),
        Formula("change", "No change is computed: {break_reason}", when={"break_reason": "!"}),
    ),
    "benchmarks": (
        Formula(
            "difference",
            "difference = computed − published = {computed_share} − {published_share} = {difference}; "
            "reproduced within 0.005",
        ),
    ),
}


def filled(kind: str, row: Mapping[str, object]) -> list[tuple[str, str, str]]:
    """Name, text with the row's numbers, and source of each formula that serves a row of this table."""
    words = {column: _word(value) for column, value in row.items()}
    return [
        (formula.name, formula.text.format_map(words), formula.source)
        for formula in FORMULAS.get(kind, ())
        if serves(formula, row)
    ]


def serves(formula: Formula, row: Mapping[str, object]) -> bool:
    """Whether a formula is the one of this row."""
    for column, wanted in formula.when.items():
        value = str(plain(row.get(column)) or "")
        if (value == wanted.removeprefix("!")) is wanted.startswith("!"):
            return False
    return True


def formulas_content() -> dict[str, list[dict[str, object]]]:
    """The list as the report's script reads it."""
    return {
        kind: [
            {"name": one.name, "text": one.text, "source": one.source, "when": dict(one.when)}
            for one in formulas
        ]
        for kind, formulas in FORMULAS.items()
    }


def _word(value: object) -> str:
    value = plain(value)
    return (
        NO_NUMBER
        if value is None
        else str(value).replace("-", "−")
        if isinstance(value, float)
        else str(value)
    )
