from pathlib import Path

from pipeline.codebook.problems import Problems
from pipeline.codebook.reading import Reading, written_nets
from pipeline.codebook.tree import read_tree
from pipeline.codebook.values import Lines, plain_value
from pipeline.codebook.written_study import WrittenStudy

TEXT = """\
study: s
items:
  a: {column: A, options: [[x, X], [y, Y]], nets: {n: [x]}, by_wave: {w: {nets: {m: {options: [y]}}}}}
  g: {grid: {h: G1, i: G2}, options: [[x, X]], nets: {n: [x]}}
"""


def reading():
    problems = Problems("codebook.yaml")
    root = read_tree(TEXT, problems)
    study = WrittenStudy.model_validate(plain_value(root, problems))
    return Reading(study, Lines(root), problems, Path(), frozenset({"gone"}))


def test_a_problem_is_noted_at_the_line_of_its_path():
    one = reading()
    one.report(("items", "g", "nets", "n", 0), "it is wrong")
    assert [str(problem) for problem in one.problems.found] == [
        "codebook.yaml:4: items.g.nets.n: it is wrong"
    ]


def test_what_is_lost_is_known():
    assert reading().is_lost("gone")
    assert not reading().is_lost("a")


def test_nets_are_those_of_every_item_grid_and_wave():
    assert written_nets(reading().written) == {
        "a": {"m": ("y",), "n": ("x",)},
        "h": {"n": ("x",)},
        "i": {"n": ("x",)},
    }
