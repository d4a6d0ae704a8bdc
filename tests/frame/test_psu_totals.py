"""The units of PSUs that respondents were drawn from."""

import pandas as pd
import pytest

from pipeline.errors import DesignError
from tests.counted import counted

CODEBOOK = """
design: {psu: P, fpc: A, second_stage: N}
items: {uses: {column: U, options: [["y", "Yes"], ["n", "No"]]}}
"""
YES = "y y n y n n y n n n y n".split()


def rates(tmp_path, units):
    """Four of sixteen PSUs with three respondents each."""
    rows = pd.DataFrame({"P": list("aaabbbcccddd"), "A": 16, "U": YES, "N": units})
    return counted(tmp_path, CODEBOOK, rows.astype(str)).rates(item="uses", option="y").iloc[0]


def test_a_share_of_the_units_is_as_good_as_their_number(tmp_path):
    """Three of twelve are a quarter."""
    number, share = rates(tmp_path / "number", [12] * 12), rates(tmp_path / "share", [0.25] * 12)
    assert number["std_error"] == pytest.approx(share["std_error"], rel=1e-12)
    assert rates(tmp_path / "whole", [3] * 12)["std_error"] < number["std_error"]


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ([2] * 3 + [12] * 9, "is less than the respondents in the sample in the PSU of row 1 "),
        ([12] * 11 + [13], "is not the same for everybody in the PSU of row 10 "),
        ([12] * 9 + [0] * 3, "is not above 0 in the PSU of row 10 "),
        ([12] * 3 + [""] + [12] * 8, "is missing for somebody in the PSU of row 4 "),
    ],
)
def test_numbers_of_units_that_cannot_be_are_errors_that_name_a_row_of_the_psu(tmp_path, units, said):
    with pytest.raises(DesignError) as error:
        rates(tmp_path, units)
    assert f"study:2012: design.second_stage: the number of units (column 'N') {said}" in str(error.value)
