import pytest

ITEMS = "items: {a: {column: Q1, type: text}, m: {columns: {x: Q2}}}\n"


@pytest.mark.parametrize(
    ("text", "column", "user"),
    [
        ("", "Q1", "a"),
        ("", "Q2", "m"),
        ("respondent_id: R\n", "R", "respondent_id"),
        ("weights: {firms: W}\n", "W", "the weight firms"),
        ("design: {psu: P}\n", "P", "design"),
        ("exclude: [{duplicate: D}]\n", "D", "exclude"),
        ("disposition: {column: S, complete: ['1']}\n", "S", "disposition"),
    ],
)
def test_a_column_that_is_needed_is_not_discarded(problems, text, column, user):
    found = problems(f"discard: [IPAddress, {column}]\n{ITEMS}{text}")
    assert found == [f"2: discard: the column {column} is needed for {user}; remove one of the two"]


def test_two_items_may_read_one_column(problems):
    assert problems("items: {a: {column: Q1, type: text}, b: {column: Q1, type: number}}\n") == []


def test_a_text_that_looks_like_a_file_beside_the_codebook_is_named(problems):
    found = problems(
        "items:\n  a:\n    column: Q1\n    type: text\n    question: >\n      Which\n      file: report.csv\n"
    )
    assert found == ["8: report.csv looks like a file beside the codebook but is none; quote the text"]


def test_a_file_that_the_quick_look_does_not_see_is_named(problems):
    found = problems("items:\n  a:\n    column: Q1\n    type: text\n    codes: >-\n      other.csv\n")
    assert found == ["6: items.a.codes: write the name other.csv behind its key, on the same line"]


def test_files_beside_the_codebook_are_the_same_either_way(problems):
    assert problems("items: {a: {column: Q1, type: text, codes: other.csv}}\nmeta: survey.qsf\n") == []
