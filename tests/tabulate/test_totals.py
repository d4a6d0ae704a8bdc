from math import sqrt

import pytest

from tests.small import staged_small

CODEBOOK = """
    weights: {firms: W}
    items:
      sector: {column: S, options: [[fin, Finance], [media, Media]]}
      staff: {column: N, type: number}
    banners: [sector]
    """
DRAWING = "S | N | W\n" + "\n".join(
    f"{'fin' if n < 6 else 'media'} | {n} | {10 if n % 2 else 30}" for n in range(12)
)


def totals(tmp_path, drawing=DRAWING):
    _, _, tables = staged_small(tmp_path, CODEBOOK, drawing, upto="tabulate")
    return tables.load("totals").set_index(["item", "option", "banner_option"])


def test_a_total_is_the_sum_of_the_weights_as_they_came(tmp_path):
    """Six finance firms: 3 x 10 + 3 x 30 = 120 of 240; V = 12/11 (3 x 100 + 3 x 900 - 120^2 / 12)."""
    row = totals(tmp_path).loc[("sector", "fin", "total")]
    assert (row["total"], row["kind"], row["weighting"]) == (pytest.approx(120), "total", "firms")
    assert row["std_error"] == pytest.approx(sqrt(12 / 11 * (3000 - 120**2 / 12)))
    assert row["low"] == pytest.approx(120 - 2.2009852 * row["std_error"])


def test_a_number_has_its_sum(tmp_path):
    """30 (0 + 2 + .. + 10) + 10 (1 + 3 + .. + 11)."""
    found = totals(tmp_path)
    assert found.loc[("staff", "sum", "total"), "total"] == pytest.approx(30 * 30 + 10 * 36)
    assert found.loc[("staff", "sum", "fin"), "total"] == pytest.approx(30 * 6 + 10 * 9)


def test_weights_that_sum_to_the_sample_make_weighted_sums(tmp_path):
    drawing = DRAWING.replace("| 10", "| 0.5").replace("| 30", "| 1.5")
    assert set(totals(tmp_path, drawing)["kind"]) == {"weighted_sum"}


def test_what_rates_hide_has_no_total(tmp_path):
    few = "\n".join(DRAWING.splitlines()[:-2])
    row = totals(tmp_path, few).loc[("staff", "sum", "media")]
    assert row[["total", "std_error", "unweighted_base"]].isna().all()
    assert "suppressed" in row["flag"]
