from math import sqrt

import pytest

from pipeline.tabulate.means import measure_means, measures
from tests.tabulate.framed import framed

CODEBOOK = """
    languages: [en]
    company_id: F
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      staff: {column: N, type: number, question: {en: Staff?}, range: [0, 100]}
      secret: {column: N, type: number, publish: false}
      gone: {column: X, type: number, by_wave: {"2012": absent}}
    scores: {size: {label: Size, items: [staff]}, other: {items: [gone]}}
    banners: [sector]
    """


def means(tmp_path, drawing, measure=0):
    with framed(tmp_path, CODEBOOK, "S | N | F\n" + drawing) as (engine, frame):
        found = measures(frame)
        return measure_means(engine, frame, found[measure], "none").means.set_index("banner_option")


TWELVE = "\n".join(f"{'fin' if n < 7 else 'media'} | {n} | c{n}" for n in range(1, 13))


def test_numbers_that_may_be_published_and_scores_of_the_wave_have_means(tmp_path):
    with framed(tmp_path, CODEBOOK, "S | N | F\n" + TWELVE) as (_, frame):
        assert [measure.name for measure in measures(frame)] == ["staff", "size"]


def test_a_mean_has_students_interval(tmp_path):
    """1 to 12: mean 6.5, variance 13, standard error sqrt(13/12), t of 11 degrees of freedom 2.200985."""
    row = means(tmp_path, TWELVE).loc["total"]
    assert (row["measure_label"], row["unweighted_base"], row["effective_base"], row["mean"], row["median"]) == (
        "Staff?", 12, 12, 6.5, 6.5,
    )  # fmt: skip
    assert (row["std_dev"], row["std_error"]) == pytest.approx((sqrt(13), sqrt(13 / 12)))
    assert (row["low"], row["high"]) == pytest.approx(
        (6.5 - 2.200985 * sqrt(13 / 12), 6.5 + 2.200985 * sqrt(13 / 12)), abs=1e-5
    )
    assert row["flag"] == "low_base model_based"


def test_a_score_has_the_mean_of_its_values(tmp_path):
    assert means(tmp_path, TWELVE, measure=1).loc["fin", "mean"] == 3.5


LIKELY = "items: {likely: {column: N, type: number, summary: nps, question: Likely?, publish: %s}}"


def test_a_number_has_its_net_promoter_score_beside_its_mean(tmp_path):
    """9 and 10 are promoters, 0 to 6 detractors: 3 less 4 of 10."""
    answers = "N\n" + "\n".join("0 3 5 6 7 8 8 9 9 10".split())
    with framed(tmp_path, LIKELY % "true", answers) as (engine, frame):
        found = measures(frame)
        row = measure_means(engine, frame, found[1], "none", 10.0).means.iloc[0]
        assert measure_means(engine, frame, found[1], "none", 10.0).totals.empty
    assert [measure.name for measure in found] == ["likely", "likely_nps"]
    assert (row["measure"], row["measure_label"]) == ("likely_nps", "Net promoter score: Likely?")
    assert (row["unweighted_base"], row["mean"], row["median"]) == (10, pytest.approx(-10), 0)


def test_a_number_that_is_not_published_has_no_net_promoter_score(tmp_path):
    with framed(tmp_path, LIKELY % "false", "N\n10\n9") as (_, frame):
        assert measures(frame) == ()


def test_out_of_range_is_no_value(tmp_path):
    assert means(tmp_path, TWELVE.replace("| 12 |", "| 120 |")).loc[
        "total", ["unweighted_base", "mean"]
    ].tolist() == [11, 6]


def test_four_companies_are_no_base_however_many_answered(tmp_path):
    drawing = "\n".join(f"{'fin' if n < 6 else 'media'} | {n} | c{min(n, 4)}" for n in range(1, 12))
    found = means(tmp_path, drawing)
    assert found["flag"].str.contains("suppressed").all()
    numbers = [
        "unweighted_base",
        "effective_base",
        "mean",
        "std_error",
        "df",
        "confidence",
        "low",
        "high",
        "std_dev",
        "median",
    ]
    assert found[numbers].isna().all(axis=None)


def test_a_column_that_nobody_is_in_is_hidden_too(tmp_path):
    drawing = "\n".join(f"fin | {n} | c{n}" for n in range(1, 13))
    row = means(tmp_path, drawing).loc["media"]
    assert row["flag"].startswith("suppressed")
