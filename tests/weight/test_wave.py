import pytest

from pipeline.errors import DesignError
from tests.small import staged_small

CODEBOOK = """
    weights: {{firms: W}}
    targets: {{country: {{uk: {uk}, us: {us}}}}}
    items: {{country: {{column: C, options: [[uk, UK], [us, US]]}}}}
    """
DRAWING = """
    C  | W
    ---+----
    uk | 100
    uk | 300
    us | 200
    us | 200
       | 200
    uk | 200
    """


def weighted(tmp_path, drawing=DRAWING, uk=0.5, us=0.5, codebook=CODEBOOK):
    _, _, tables = staged_small(tmp_path, codebook.format(uk=uk, us=us), drawing, upto="weight")
    return tables


def weights(tables, name):
    found = tables.load("weights")
    return [float(weight) for weight in found[found["weighting"] == name].sort_values("source_row")["weight"]]


def test_a_supplied_weight_has_mean_one_and_is_kept_as_it_was(tmp_path):
    tables = weighted(tmp_path)
    assert weights(tables, "firms") == [0.5, 1.5, 1, 1, 1, 1]
    assert tables.load("weights").query("weighting == 'firms'")["grossing_weight"].tolist() == [
        100,
        300,
        200,
        200,
        200,
        200,
    ]


def test_raking_starts_from_the_first_weight_and_has_mean_one(tmp_path):
    """With a weight: uk 3, us 2, no answer 1. Half of the 5 is 2.5: times 2.5/3 and 2.5/2."""
    raked = weights(weighted(tmp_path), "raked")
    assert raked == pytest.approx([0.5 * 5 / 6, 1.5 * 5 / 6, 1.25, 1.25, 1, 5 / 6], abs=1e-9)
    assert sum(raked) == pytest.approx(6, abs=1e-8)


@pytest.mark.parametrize("scale", [1e-9, 1e-6, 1, 1e6])
def test_the_size_of_the_supplied_weights_does_not_matter(tmp_path, scale):
    drawing = "C | W\n" + "\n".join(f"uk | {weight * scale!r}" for weight in (1, 2, 3, 6)) + "\nus | 0"
    assert weights(weighted(tmp_path, drawing, uk=1.0, us=0.0), "firms") == pytest.approx(
        [1 / 2.4, 2 / 2.4, 3 / 2.4, 6 / 2.4, 0], abs=1e-9
    )


def test_margins_show_the_shares_before_and_after(tmp_path):
    """Few respondents, so a low base; design effect of the weights .5 1.5 1 1 1 1: 6 x 6.5 / 36."""
    margins = weighted(tmp_path).load("weight_margins").set_index(["weighting", "option"])
    assert margins.loc[
        ("raked", "uk"), ["target_share", "weighted_share", "unweighted_share"]
    ].tolist() == pytest.approx([0.5, 0.5, 0.6])
    assert margins.loc[("firms", "uk"), "weighted_share"] == pytest.approx(0.6)
    assert margins.loc[("firms", "uk"), "design_effect"] == pytest.approx(6 * 6.5 / 36)
    assert margins["flag"].unique().tolist() == ["low_base model_based"]


def test_a_margin_of_fewer_than_five_is_not_shown(tmp_path):
    margins = weighted(tmp_path, "C | W\nuk | 1\nuk | 1\nus | 1\nus | 1").load("weight_margins")
    assert margins["flag"].unique().tolist() == ["suppressed model_based"]
    assert (
        margins[["unweighted_share", "weighted_share", "unweighted_base", "design_effect"]]
        .isna()
        .all(axis=None)
    )
    assert margins["target_share"].notna().all()


def test_without_weights_and_targets_there_are_none(tmp_path):
    tables = weighted(tmp_path, codebook="items: {{country: {{column: C, options: [[uk, UK], [us, US]]}}}}")
    assert len(tables.load("weights")) == len(tables.load("weight_margins")) == 0


def test_a_target_may_be_about_the_bands_of_a_number(tmp_path):
    codebook = """
        targets: {{size: {{small: 0.5, large: 0.5}}}}
        items: {{staff: {{column: W, type: number, bands: {{size: [[small, S, null, 200], [large, L, 200, null]]}}}}}}
        """
    assert weights(weighted(tmp_path, codebook=codebook), "raked") == pytest.approx([3, *[0.6] * 5])


def test_a_target_that_cannot_be_met_stops_the_wave(tmp_path):
    with pytest.raises(DesignError, match=r"small:2012: targets\.country wants 50\.0% 'us'"):
        weighted(tmp_path, "C | W\nuk | 1\nuk | 2")
    assert not (tmp_path / "weights.parquet").exists()


def test_what_a_cap_moved_is_reported(tmp_path):
    """One of forty weighs five times the others; what it has above 1.9 means goes to them."""
    codebook = """
    weighting: {cap: 1.9}
    weights: {firms: W}
    targets: {uses: {y_: 0.5, n_: 0.5}}
    items: {uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    """
    rows = [f"{'Yes' if n % 2 else 'No'} | {5 if n == 0 else 1}" for n in range(40)]
    _, _, tables = staged_small(tmp_path, codebook, "U | W\n" + "\n".join(rows), upto="weight")
    margins = tables.load("weight_margins").set_index(["weighting", "option"])
    mean = 44 / 40
    factor = 22 / 24  # the targets take the noes from 24 to 22 of 44 before the cap
    moved = (5 / mean * factor - 1.9) / 40
    assert margins.loc[("raked", "y_"), "moved_share"] == pytest.approx(moved, rel=1e-6)
    assert margins.loc["firms"]["moved_share"].isna().all()
