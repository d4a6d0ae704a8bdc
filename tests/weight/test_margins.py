import pandas as pd
import pytest

from tests.counted import counted

CODEBOOK = """
disposition: {column: D, complete: [done], refusal: ["no"]}
nonresponse: {classes: [size, sector]}
targets: {size: {small: 0.9, large: 0.1}}
items:
  size: {column: S, options: [[small, Small], [large, Large]]}
  sector: {column: C, options: [[fin, Finance], [media, Media]]}
"""


def test_raking_starts_from_the_weight_for_non_response_and_both_show_what_they_met(tmp_path):
    """12 of 24 small media firms answered, all 6 small finance firms, and 6 of 10 large ones."""
    parts = [("small", "media", 12, 12), ("small", "fin", 6, 0), ("large", "fin", 6, 4)]
    rows = pd.DataFrame(
        [
            {"S": size, "C": sector, "D": end}
            for size, sector, done, refused in parts
            for end in ["done"] * done + ["no"] * refused
        ]
    )
    margins = counted(tmp_path, CODEBOOK, rows).table("weight_margins")
    classes = margins.query("weighting == 'nonresponse' and item == 'size*sector'").set_index("option")
    assert classes["target_share"].to_dict() == pytest.approx(
        {"small*media": 0.6, "small*fin": 0.15, "large*fin": 0.25}
    )
    assert classes["weighted_share"].to_dict() == pytest.approx(classes["target_share"].to_dict())
    assert classes["response_rate"].to_dict() == pytest.approx(
        {"small*media": 0.5, "small*fin": 1, "large*fin": 0.6}
    )
    assert classes["unweighted_share"].to_dict() == pytest.approx(
        {"small*media": 0.5, "small*fin": 0.25, "large*fin": 0.25}
    )
    raked = margins.query("weighting == 'raked' and item == 'size'").set_index("option")
    assert raked["before_share"].to_dict() == pytest.approx({"small": 0.75, "large": 0.25})
    assert raked["weighted_share"].to_dict() == pytest.approx({"small": 0.9, "large": 0.1})
    assert raked["unweighted_share"].to_dict() == pytest.approx({"small": 0.75, "large": 0.25})
