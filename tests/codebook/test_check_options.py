import pytest


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ("options: [[x, X], [x, Y]]", "items.a.options: the code x is here twice; give each option its own"),
        ("options: [[x, X], [y, X]]", 'items.a.options: "X" is the label of x and of y; reword one'),
        (
            "options: [[x, {en: A, nl: B}], [y, {en: C, nl: B}]]",
            'items.a.options: "B" is the label of x and of y',
        ),
        (
            "options: [[x, {en: A}], [y, {en: C, nl: A}]]",
            'items.a.options: "A" is the label of x and of y; reword one',
        ),
        ("options: [[x, X]], aliases: {Ex: z}", "items.a.aliases.Ex: found z, no option of a; it has x"),
        ("options: [[x, X], [y, Y]], aliases: {Y: x}", 'items.a.aliases.Y: "Y" is the code or label of y'),
        ("options: [[x, X], [y, Y]], aliases: {y: x}", 'items.a.aliases.y: "y" is the code or label of y'),
        ("options: [[x, X]], aliases: {'9': x}", 'items.a.aliases.9: "9" means refused under `missing`'),
        (
            "options: [[x, X]], nets: {x: [x]}",
            "items.a.nets.x: x is the code of an option; choose another for the net",
        ),
        (
            "options: [[fin, X]], nets: {n: [finn]}",
            "items.a.nets.n: found finn, no option of a (did you mean `fin`?)",
        ),
        (
            "options: [[x, X]], nets: {n: {options: [x, x]}}",
            "items.a.nets.n: an option is here twice; remove one",
        ),
        (
            "options: [[x, X]], classification: {scheme: S, map: {y: Z}}",
            "items.a.classification.map.y: found y, no option",
        ),
    ],
)
def test_what_could_mean_two_things_is_named(problems, keys, found):
    (line,) = problems(f"items: {{a: {{column: Q, {keys}}}}}\nmissing: {{'9': refused}}\n")
    assert line.startswith(f"2: {found}")


def test_an_option_list_is_named_once_whoever_uses_it(problems):
    found = problems(
        "option_lists:\n  l:\n  - [x, X]\n  - [y, X]\nitems: {a: {column: A, options: l}, b: {column: B, options: l}}\n"
    )
    assert found == ['5: option_lists.l: "X" is the label of x and of y; reword one']


def test_labels_of_columns_must_differ_too(problems):
    found = problems("items: {a: {columns: {x: Q1, y: Q2}, labels: {x: X, y: X}}}\n")
    assert found == ['2: items.a.labels.y: "X" is the label of x and of y; reword one']


def test_a_label_may_be_the_code_of_another_option(problems):
    assert problems("items: {a: {column: Q, options: [['1', '2'], ['2', '1']]}}\n") == []


def test_an_alias_may_name_an_option_that_only_a_wave_has(problems):
    assert (
        problems(
            "items: {a: {column: Q, options: [[x, X]], aliases: {Why: y}, by_wave: {'2012': {options: [[y, Y]]}}}}\n"
        )
        == []
    )


def test_a_reason_that_is_an_option_may_have_an_alias(problems):
    assert (
        problems(
            "items: {a: {column: Q, options: [[x, X], [refused, Nope]], aliases: {'9': refused}}}\n"
            "missing: {'9': refused}\n"
        )
        == []
    )
