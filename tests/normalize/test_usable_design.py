import pytest

from pipeline.errors import DesignError
from tests.small import staged_small

ITEMS = """
    items: {a: {column: Q1, options: [["1", one], ["2", two]]}}
    """


def codebook(head: str) -> str:
    return f"    {head}{ITEMS}"


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("1 x 2", "1 blank or no number, the first in row 2"),
        ("1 _ 2", "1 blank or no number, the first in row 2"),
        ("1 2 -3", "1 negative, the first in row 3"),
        ("0 0 0", "none positive"),
        ("x -1 1", "1 blank or no number, 1 negative, the first in row 1"),
        ("1 2 1e300", "2 so small beside the others"),
    ],
)
def test_a_weight_that_cannot_be_used_is_an_error_with_its_row(tmp_path, weights, said):
    drawing = "W | Q1 | Q2\n" + "\n".join(f"{one.strip('_')} | 1 | 2" for one in weights.split())
    with pytest.raises(DesignError) as error:
        staged_small(tmp_path, codebook("weights: {firms: W}"), drawing)
    assert str(error.value).startswith("small:2012: weight 'firms' (column 'W') cannot be used")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("column", "said"), [("S", "design.strata: column 'S'"), ("P", "design.psu: column 'P'")]
)
def test_a_blank_stratum_or_psu_is_an_error_with_its_row(tmp_path, column, said):
    second = {"S": "  | 2", "P": "a |  "}[column]
    drawing = f"""
        S | P | Q1 | Q2
        --+---+----+---
        a | 1 | 1  | 2
        {second} | 1  | 2
        a | 3 | 1  | 2
        """
    with pytest.raises(DesignError) as error:
        staged_small(tmp_path, codebook("design: {strata: S, psu: P}"), drawing)
    assert str(error.value).startswith(
        f"small:2012: {said} is blank for 1 kept respondent, the first in row 2"
    )


def test_a_replicate_weight_that_is_no_number_is_an_error_with_its_column_and_row(tmp_path):
    drawing = """
        R1 | R2 | Q1 | Q2
        ---+----+----+---
        1  | 2  | 1  | 1
        1  |    | 1  | 1
           | 1  | 1  | 1
        """
    with pytest.raises(DesignError) as error:
        staged_small(tmp_path, codebook("design: {replicates: {method: brr, prefix: R}}"), drawing)
    assert "small:2012: design.replicates: column 'R2' is blank or no number in row 2" in str(error.value)
    assert "the first of 2 such rows" in str(error.value)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (
            "2 -1 -3",
            "column 'R2' adds up to 0 or less over the kept respondents: every standard error would be lost.",
        ),
        (
            "0 0 0",
            "column 'R2' adds up to 0 or less over the kept respondents: every standard error would be lost.",
        ),
    ],
)
def test_replicate_weights_that_leave_no_standard_error_are_refused(tmp_path, second, said):
    drawing = "R1 | R2 | Q1 | Q2\n" + "\n".join(f"1 | {one} | 1 | 1" for one in second.split())
    with pytest.raises(DesignError) as error:
        staged_small(tmp_path, codebook("design: {replicates: {method: brr, prefix: R}}"), drawing)
    assert f"small:2012: design.replicates: {said}" in str(error.value)


def test_a_single_replicate_weight_may_be_negative(tmp_path):
    """R's svrepdesign takes it, and calibrated replicates have some."""
    drawing = "R1 | R2 | Q1 | Q2\n1 | 3 | 1 | 1\n1 | -1 | 1 | 1"
    staged_small(tmp_path, codebook("design: {replicates: {method: brr, prefix: R}}"), drawing)


def test_factors_in_place_of_whole_replicate_weights_name_the_first_column(tmp_path):
    head = codebook("weights: {firms: W}\n    design: {replicates: {method: bootstrap, prefix: R}}")
    drawing = "W | R1 | R2 | Q1\n20 | 0 | 2 | 1\n40 | 2 | 0 | 1\n30 | 1 | 1 | 2"
    with pytest.raises(
        DesignError, match=r"column 'R1' adds up to 3, weight 'firms' .* to 90\..* multiply them by"
    ):
        staged_small(tmp_path, head, drawing)


def test_one_replicate_far_from_the_weight_is_none_that_were_made_as_factors(tmp_path):
    head = codebook("weights: {firms: W}\n    design: {replicates: {method: bootstrap, prefix: R}}")
    drawing = "W | R1 | R2 | R3 | Q1\n20 | 40 | 0 | 20 | 1\n90 | 0 | 180 | 90 | 1\n10 | 20 | 0 | 10 | 2"
    staged_small(tmp_path, head, drawing)
