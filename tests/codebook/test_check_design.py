import pytest

HEAD = "items: {a: {column: A, options: [[x, X], [y, Y]]}}\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{method: jkn, prefix: r}", "need `rscales`: for each of them (a - 1) / a of the a PSUs"),
        ("{method: jkn, columns: [r1, r2]}", "need `rscales`"),
        ("{method: brr, prefix: r, columns: [r1, r2]}", "keep one of them"),
    ],
)
def test_supplied_replicate_weights_have_one_list_of_columns_and_a_scale(written, said, problems):
    (found,) = problems(f"{HEAD}design: {{replicates: {written}}}\n")
    assert found.startswith("3: design.replicates: ")
    assert said in found


@pytest.mark.parametrize(
    "written",
    [
        "{method: jkn}",
        "{method: jkn, prefix: r, rscales: [0.5, 0.5]}",
        "{method: jkn, prefix: r, scale: 0.5}",
        "{method: jk1, prefix: r}",
    ],
)
def test_what_can_be_read_is_left_alone(written, problems):
    assert problems(f"{HEAD}design: {{replicates: {written}}}\n") == []
