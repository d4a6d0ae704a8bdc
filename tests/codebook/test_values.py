from pipeline.codebook.problems import Problems
from pipeline.codebook.tree import read_tree
from pipeline.codebook.values import Lines, dotted, empty_keys, plain_value

TEXT = """\
study: s
items:
  a:
    range: [0, 10]
    options: [["1", One], ["2", two]]
    label:
  b: {publish: false, unit: 010}
"""


def tree(problems=None):
    return read_tree(TEXT, problems or Problems("codebook.yaml"))


def test_nodes_become_texts_numbers_switches_and_tuples():
    values = plain_value(tree(), Problems("codebook.yaml"))
    assert values["items"]["a"]["range"] == (0, 10)
    assert values["items"]["a"]["options"] == (("1", "One"), ("2", "two"))
    assert values["items"]["b"]["publish"] is False


def test_a_bent_scalar_is_noted_where_it_stands():
    problems = Problems("codebook.yaml")
    plain_value(tree(), problems)
    assert [(problem.line, problem.where) for problem in problems.found] == [(7, "items.b.unit")]


def test_keys_without_a_value_are_found():
    assert list(empty_keys(tree())) == [("items", "a", "label")]


def test_a_path_leads_to_its_line_as_far_as_it_goes():
    lines = Lines(tree())
    assert lines.of("items", "a", "options", 1) == 5
    assert lines.of("items", "b", "by_wave", "2012") == 7
    assert lines.of() == 1


def test_labels_of_a_validator_are_skipped_on_the_way():
    path, node = Lines(tree()).locate(("items", "a", "options", "(pairs)", 1, 0))
    assert path == ("items", "a", "options", 1, 0)
    assert node.value == "2"


def test_a_dotted_path_leaves_places_in_lists_out():
    assert dotted(("items", "a", "options", 1, 0)) == "items.a.options"
