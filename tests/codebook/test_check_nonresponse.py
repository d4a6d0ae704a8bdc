import pytest

HEAD = (
    "disposition: {column: D, complete: [done], refusal: ['no']}\n"
    "items: {a: {column: A, options: [[x, X], [y, Y]]}, n: {column: N, type: number}}\n"
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{classes: [c]}", "found c, which is not in the codebook"),
        ("{classes: [n]}", "n is of type number and has no options; give it `bands`; a class needs one"),
        ("{classes: [a, a]}", "an item is here twice; remove one"),
        ("{classes: [a], sampled: {z: 3}}", "found z, no option of a"),
    ],
)
def test_a_class_that_cannot_be_is_named(written, said, problems):
    (found,) = problems(f"{HEAD}nonresponse: {written}\n")
    assert said in found


def test_without_dispositions_or_numbers_nobody_knows_who_did_not_answer(problems):
    (found,) = problems("items: {a: {column: A, options: [[x, X]]}}\nnonresponse: {classes: [a]}\n")
    assert found.endswith("give `disposition`, or the sampled cases by class under `sampled`")


def test_replicate_weights_have_to_be_made_with_the_classes(problems):
    (found,) = problems(HEAD + "design: {replicates: {method: jk1}}\nnonresponse: {classes: [a]}\n")
    assert "let whoever made them weight for non-response in each of them" in found
