"""What stands behind one correlation, in words: controls, groups, choices, confounders, steps, order in time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.report.table_rows import Row
from pipeline.report.topics import step_items
from pipeline.report.trail import Fact
from pipeline.report.wave_view import EVERYBODY, WaveView
from pipeline.report.wording import TOTAL, plain_name
from pipeline.report.words import decimal, percent, whole

TABLES_READ = ("correlations", "homogeneity", "robustness", "measurement", "order_in_time")
Found = Mapping[str, list[Row]]  # rows of one score and outcome, by table
VERDICTS = {  # of the equivalence test
    "relevant": "there, and not shown to be too small to matter",
    "negligible": "too small to matter",
    "both": "there, but too small to matter",
    "undecided": "neither shown to be there nor to be too small to matter",
}


def standing(
    rows: Mapping[str, Sequence[Row]], pair: tuple[str, str], weighting: str, *, steps: Collection[str] = ()
) -> list[Fact]:
    """The facts of a score and an outcome among everybody; what could not be computed is left out.

    `steps` are banners of the score's own levels: within one of them there is little left to correlate.
    """
    found = {
        table: [
            row
            for row in rows[table]
            if _is_of(row, pair)
            and row.get("weighting", weighting) == weighting
            and row.get("banner") not in steps
        ]
        for table in TABLES_READ
    }
    return [fact for part in PARTS for fact in part(found)]


def wave_standing(view: WaveView, order_in_time: Sequence[Row]) -> list[tuple[str, list[Fact]]]:
    """The facts of each score and outcome of a wave, under their names, by its headline weighting."""
    rows = {**{table: view.rows[table] for table in TABLES_READ[:-1]}, "order_in_time": order_in_time}
    pairs = dict.fromkeys((row["score"], row["outcome"]) for row in view.correlations)
    return [
        (
            f"{plain_name(score).capitalize()} and “{view.wording.question(outcome)}”",
            standing(rows, (score, outcome), view.weighting, steps=step_items(view.study, view.wave)),
        )
        for score, outcome in pairs
    ]


def _is_of(row: Row, pair: tuple[str, str]) -> bool:
    return row["score"] == pair[0] and row.get("outcome", pair[1]) == pair[1]


def _controls(found: Found) -> Iterator[Fact]:
    for row in found["correlations"]:
        if row["method"] == "partial_spearman" and (row["universe"], row["banner"]) == (EVERYBODY, TOTAL):
            held = " and ".join(map(plain_name, row["controls"].split(","))) if row["controls"] else "nothing"
            if _is_known(row["estimate"]):
                yield "With controls", f"{_with_interval(row)} by ranks, holding {held} constant"


def _groups(found: Found) -> Iterator[Fact]:
    for row in found["homogeneity"]:
        is_plain = row["universe"] == EVERYBODY and "*" not in row["banner"] and row["method"] == "spearman"
        if not is_plain or not _is_known(row["q_p_value"]):
            continue
        verdict = "differ" if row["q_p_value"] < 1 - row["confidence"] else "do not differ beyond chance"
        simpson = " SIMPSON’S PARADOX: among all it has the other sign." if row["is_simpson"] else ""
        yield (
            f"By {plain_name(row['banner'])}",
            f"within groups {_with_interval(row)}; the groups {verdict} ({_p(row['q_p_value'])}).{simpson}",
        )


def _measured(found: Found) -> Iterator[Fact]:
    banners = dict.fromkeys(row["banner"] for row in found["measurement"] if row["is_different"] is True)
    if banners:
        named = " and ".join(map(plain_name, banners))
        yield "Measurement", f"the score’s items do not go together alike in the groups of {named}"


def _choices(found: Found) -> Iterator[Fact]:
    rows = _measures(found)
    if {"curve_median", "curve_same_sign", "curve_significant"} <= set(rows):
        median, sign, significant = (rows[f"curve_{one}"] for one in ("median", "same_sign", "significant"))
        if _is_known(median["estimate"]):
            yield (
                "Analyst’s choices",
                f"{median['note'].split(',')[0]}: median {decimal(median['estimate'])} ({_p(median['p_value'])} against "
                f"chance), {percent(sign['estimate'])} of one sign, {percent(significant['estimate'])} significant "
                f"({_p(significant['p_value'])})",
            )


def _confounder(found: Found) -> Iterator[Fact]:
    rows = _measures(found)
    if "robustness_value" in rows and _is_known(rows["robustness_value"]["estimate"]):
        gone, weak = (rows[name]["estimate"] for name in ("robustness_value", "robustness_value_alpha"))
        yield (
            "Unmeasured",
            f"a confounder would have to explain {percent(gone)} of what is left of both to explain it away, "
            f"{percent(weak)} to leave it uncertain",
        )


def _size(found: Found) -> Iterator[Fact]:
    rows = _measures(found)
    if "equivalence" in rows and rows["equivalence"]["verdict"]:
        row, least = rows["equivalence"], rows["smallest_detectable"]
        words = VERDICTS.get(row["verdict"], row["verdict"])
        against = row["note"].split(";")[0]
        yield "Size", f"{words} ({against}); the smallest detectable one is {decimal(least['estimate'])}"
    if "marker_adjusted" in rows and _is_known(rows["marker_adjusted"]["estimate"]):
        yield "Common method", f"{_with_interval(rows['marker_adjusted'])} less what the marker shares"


def _steps(found: Found) -> Iterator[Fact]:
    row = _measures(found).get("monotonic")
    if row is not None and row["verdict"]:
        own = [one for one in row["note"].split("; ") if one.startswith("no trend")]
        yield "Steps", plain_name("; ".join([row["verdict"], *own]))


def _missing(found: Found) -> Iterator[Fact]:
    rows = _measures(found)
    if "lost_listwise" in rows:
        imputed = rows.get("imputed_spearman")
        also = f"; imputed, {_with_interval(imputed)} by ranks" if imputed else ""
        lost = rows["lost_listwise"]
        if _is_known(lost["estimate"]):
            yield (
                "Missing answers",
                f"{percent(lost['estimate'])} of {whole(lost['unweighted_base'])} left out{also}",
            )


def _order(found: Found) -> Iterator[Fact]:
    paths = {row["path"]: row for row in found["order_in_time"]}  # the last pair of waves
    difference = paths.get("difference")
    if difference is None or not _is_known(difference["estimate"]):
        yield "Order in time", difference["note"] if difference else "these data cannot show which came first"
        return
    forth, back = (_with_interval(paths[name]) for name in ("score_to_outcome", "outcome_to_score"))
    yield (
        "Order in time",
        f"earlier score to later outcome {forth}, earlier outcome to later score {back}; difference "
        f"{_with_interval(difference)}; no path is a cause",
    )


def _measures(found: Found) -> dict[str, Row]:
    """Robustness by measure; of those there are several of, the first."""
    rows: dict[str, Row] = {}
    for row in found["robustness"]:
        rows.setdefault(row["measure"], row)
    return rows


def _with_interval(row: Row) -> str:
    ends = f" ({decimal(row['low'])} to {decimal(row['high'])})" if _is_known(row["low"]) else ""
    return decimal(row["estimate"]) + ends


def _p(value: float) -> str:
    return "p < 0.001" if value < 0.001 else f"p = {decimal(value, places=3)}"


def _is_known(value: float) -> bool:
    return value == value and value is not None and value != ""  # noqa: PLR0124


PARTS = (_controls, _groups, _measured, _choices, _confounder, _size, _steps, _missing, _order)
