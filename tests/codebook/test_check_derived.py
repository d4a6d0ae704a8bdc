ITEMS = "items: {a: {column: A, options: [[x, X], [y, Y]]}}\n"


def test_else_stands_last(problems):
    found = problems(ITEMS + "derived: {d: {options: [[p, P], [q, Q]], when: [[p, else], [q, {a: [x]}]]}}\n")
    assert found == [
        "3: derived.d.when: `else` is true for everybody left, so nothing behind it is reached; put it last"
    ]


def test_a_condition_makes_an_option_that_exists(problems):
    found = problems(ITEMS + "derived: {d: {options: [[part, P]], when: [[pard, {a: [x]}]]}}\n")
    assert found == ["3: derived.d.when: found pard, which is no option (did you mean `part`?); it has part"]


def test_options_of_a_derived_item_differ(problems):
    found = problems(ITEMS + "derived: {d: {options: [[p, P], [q, P]], when: [[p, else]]}}\n")
    assert found == ['3: derived.d.options: "P" is the label of p and of q; reword one']


def test_an_option_list_serves_a_derived_item(read):
    study = read("option_lists: {l: [[p, P]]}\n" + ITEMS + "derived: {d: {options: l, when: [[p, else]]}}\n")
    assert [option.code for option in study.derived[0].options] == ["p"]
