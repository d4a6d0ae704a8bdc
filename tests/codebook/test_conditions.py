from pipeline.codebook.model import AllOf, Always, Answered, AnyOf, Between, Not

ITEMS = "items: {a: {column: A, options: [[x, X], [y, Y], [z, Z]], nets: {n: [x, y]}}, e: {column: E, type: number}}\n"


def universe(read, condition):
    return read(f"{ITEMS}universes: {{u: {condition}}}\n").universes["u"]


def test_one_entry_is_a_question_to_one_item(read):
    assert universe(read, "{a: [x, y]}") == Answered("a", ("x", "y"))
    assert universe(read, "{e: {from: 20, to: 100}}") == Between("e", 20, 100)


def test_several_entries_must_all_be_true(read):
    assert universe(read, "{a: [x], e: {from: 20}}") == AllOf((Answered("a", ("x",)), Between("e", 20, None)))


def test_any_all_and_not_nest(read):
    found = universe(read, "{any: [{a: [x]}, {all: [{a: [y]}, {not: {e: {to: 5}}}]}]}")
    inner = AllOf((Answered("a", ("y",)), Not(Between("e", None, 5))))
    assert found == AnyOf((Answered("a", ("x",)), inner))


def test_a_net_stands_for_its_options(read):
    assert universe(read, "{a: [n, y, z]}") == Answered("a", ("x", "y", "z"))


def test_else_is_always_true(read):
    study = read(ITEMS + "derived: {d: {options: [[p, P], [q, Q]], when: [[p, {a: [x]}], [q, else]]}}\n")
    assert study.derived[0].when == (("p", Answered("a", ("x",))), ("q", Always()))
