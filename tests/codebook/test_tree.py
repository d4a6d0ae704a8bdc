import pytest

from pipeline.codebook.problems import Problems
from pipeline.codebook.tree import DEEPEST, read_tree


def read(text):
    problems = Problems("codebook.yaml")
    return read_tree(text, problems), [str(problem) for problem in problems.sorted()]


def test_a_node_has_the_line_of_its_key():
    root, found = read("study: s\nitems:\n  a:\n    column:\n      Q1\n")
    assert found == []
    assert root.value["items"].value["a"].value["column"].line == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", "3: key `a` is here twice, first on line 1"),
        ("a: &x [1]\n", "1: found the anchor &x"),
        ("a: &x [1]\nb: *x\n", "2: found the alias *x"),
        ("a: {b: 1}\nc:\n  <<: {d: 1}\n", "3: found the merge key <<"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "1: found the tag tag:yaml.org,2002:python/object/apply",
        ),
        ("a: !mine 1\n", "1: found the tag !mine"),
        ("a: 1\n---\nb: 1\n", "2: found a second document"),
        ("a: 1\n2012: 1\n", '2: key `2012`: unquoted it is a number to YAML; write "2012"'),
        ("no: Norwegian\n", "1: key `no`: found unquoted no"),
        ("true: 1\n", "1: key `true`: unquoted it is a switch"),
        ("a: 1\n~: 2\n", "2: found a key without a name"),
        ("a: 1\n[b]: 2\n", "2: found a list or map as a key"),
        ("a:\n\tb: 1\n", "2: this is not YAML"),
        ("a: [1\n", "2: this is not YAML"),
        ('a: 1\nb: "x\n', "3: this is not YAML"),
        ("a: 1\nb: c: d\n", "2: this is not YAML"),
        ("a: 1\nb: \x07\n", "2: found a control character (#0007)"),
        ("", "1: the codebook is empty"),
        ("# only a comment\n", "1: the codebook is empty"),
        ("- a\n- b\n", "1: the codebook is not a map"),
        ("just words\n", "1: the codebook is not a map"),
    ],
)
def test_what_a_codebook_cannot_be_is_named_with_its_line(text, found):
    assert any(problem.startswith(f"codebook.yaml:{found}") for problem in read(text)[1])


def test_tabs_are_named():
    assert "tab" in read("a:\n\tb: 1\n")[1][0]


def test_aliases_that_multiply_do_not_hang():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    found = read("\n".join(lines))[1]
    assert any("alias *a10" in problem for problem in found)


@pytest.mark.parametrize("opening", ["[", "- ", "? ", "{a: ", "a: ["])
def test_depth_is_bounded(opening):
    _, found = read(opening * 100_000)
    assert any(f"more than {DEEPEST} deep" in problem or "not YAML" in problem for problem in found)


def test_a_byte_order_mark_and_a_document_start_are_nothing_special():
    root, found = read("%YAML 1.2\n---\na: b\n...\n")
    assert found == []
    assert root.value["a"].value == "b"
