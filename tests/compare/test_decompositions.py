import pandas as pd
import pytest

from pipeline.compare.decompositions import decompositions
from tests.small import small_study

CODEBOOK = """
    waves: {a: {label: First}, b: {label: Second}}
    items: {uses: {column: U, options: [[y_, "Yes"], [n_, "No"]]}}
    """


def rates(small, large, flag="", everybody=None):
    """`small` and `large`: share and weighted base."""
    rows = [("size", "small", *small), ("size", "large", *large)]
    rows += [("total", "total", 0.5, everybody or small[1] + large[1])]
    columns = ["banner", "banner_option", "share", "weighted_base"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(item="uses", option="y_", universe="all", weighting="none", flag=flag)


def parts(tmp_path, first, second, codebook=CODEBOOK):
    found = decompositions(small_study(tmp_path, codebook), {"a": first, "b": second})
    return found.set_index("banner_option") if len(found) else found


def test_a_change_of_size_alone_is_all_mix(tmp_path):
    """.2 and .5 in both waves; small firms go from 80 to 40 of 100."""
    found = parts(tmp_path, rates((0.2, 80), (0.5, 20)), rates((0.2, 40), (0.5, 60)))
    total = found.loc["total"]
    assert (total["change"], total["mix_part"], total["rate_part"]) == pytest.approx((0.12, 0.12, 0))
    assert found.loc["small", ["from_mix", "to_mix"]].tolist() == pytest.approx([0.8, 0.4])


def test_the_parts_add_up_to_the_change(tmp_path):
    """.8 · .2 + .2 · .5 = .26, .4 · .3 + .6 · .4 = .36."""
    found = parts(tmp_path, rates((0.2, 80), (0.5, 20)), rates((0.3, 40), (0.4, 60)))
    total = found.loc["total"]
    assert total["change"] == pytest.approx(0.1)
    assert found.loc[["small", "large"], "rate_part"].tolist() == pytest.approx([0.1 * 0.6, -0.1 * 0.4])
    assert total["mix_part"] + total["rate_part"] == pytest.approx(0.1)


def test_a_break_blocks_it_and_says_why(tmp_path):
    broken = CODEBOOK.replace("{label: Second}", "{series_break: other question}")
    found = parts(tmp_path, rates((0.2, 80), (0.5, 20)), rates((0.2, 40), (0.5, 60)), broken)
    assert found["break_reason"].unique().tolist() == ["other question"]
    assert found["flag"].unique().tolist() == ["series_break"]
    assert found[["change", "mix_part", "from_mix"]].isna().all(axis=None)


def test_a_hidden_part_hides_the_whole(tmp_path):
    found = parts(tmp_path, rates((0.2, 80), (0.5, 20), flag="suppressed"), rates((0.2, 40), (0.5, 60)))
    assert found["flag"].unique().tolist() == ["suppressed"]
    assert found["mix_part"].isna().all()


def test_columns_that_share_respondents_are_no_parts(tmp_path):
    overlapping = rates((0.2, 80), (0.5, 60), everybody=100)
    assert parts(tmp_path, overlapping, overlapping).empty
