import pytest


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (
            "column: Q",
            "items.a: an item of type single needs `options`; add them, or say the `type` if it has none",
        ),
        ("options: [[x, X]], by_wave: {'2012': absent}", "items.a: it is not said where the answers stand"),
        ("options: [[x, X]]", "items.a: it is not said where the answers stand; add `column`, or `grid`"),
        (
            "column: Q, columns: {x: Q1}",
            "items.a.columns: `column` and `columns` stand side by side; keep one",
        ),
        (
            "column: Q, type: multiple, options: [[x, X]]",
            "items.a: several answers in one cell need a `separator`",
        ),
        (
            "columns: {x: Q1}, separator: ;",
            "items.a.separator: `columns` has one option each; remove `separator`",
        ),
        (
            "columns: {x: Q1}, type: single",
            "items.a.columns: `columns` does not go with type single, only with multiple",
        ),
        (
            "columns: {x: Q1}, labels: {y: Y}",
            "items.a.labels.y: y is not in `columns`; add it there or remove it here",
        ),
        ("columns: {x: Q1}, options: [[y, Y]]", "items.a.columns.x: x is not in `options`; add it there"),
        ("columns: {x: Q1}, options: [[x, X]], labels: {x: X}", "items.a.labels: `options` has the labels"),
        (
            "columns: {x: Q1}, selected: [j], not_selected: [n]",
            "items.a.not_selected: `selected` says it already",
        ),
        (
            "column: Q, separator: ;, options: [[x, X]], selected: [j]",
            "items.a.selected: `selected` is about `columns`",
        ),
        (
            "column: Q, options: [[x, X]], unit: EUR",
            "items.a.unit: `unit` does not go with type single, only with number",
        ),
        (
            "column: Q, type: number, options: [[x, X]]",
            "items.a.options: `options` does not go with type number",
        ),
        (
            "column: Q, type: text, date_format: '%d'",
            "items.a.date_format: `date_format` does not go with type text",
        ),
        ("grid: {b: Q}, type: text, labels: {c: C}", "items.a.labels.c: c is not in `grid`; add it there"),
    ],
)
def test_keys_that_do_not_go_together_are_named(problems, item, found):
    assert any(line.startswith(f"2: {found}") for line in problems(f"items: {{a: {{{item}}}}}\n"))


@pytest.mark.parametrize(
    "item",
    [
        "column: Q, options: [[x, X]]",
        "columns: {x: Q1}",
        "columns: {x: Q1}, labels: {x: X}, not_selected: ['2']",
        "columns: {x: Q1, y: Q2}, options: [[y, Y], [x, X]]",
        "column: Q, separator: ;, options: [[x, X]]",
        "grid: {b: Q1, c: Q2}, separator: '|', options: [[x, X]]",
        "column: Q, type: number, decimal: ',', unit: EUR, multiplier: 1000, range: [null, 10]",
        "column: Q, type: date, date_format: '%d-%m-%Y'",
        "column: Q, type: text, publish: false",
        "type: rank, columns: {x: Q1, y: Q2}, places: 3",
        "type: allocation, columns: {x: Q1, y: Q2}, total: 10, labels: {x: X}",
    ],
)
def test_keys_that_go_together_are_accepted(problems, item):
    assert problems(f"items: {{a: {{{item}}}}}\n") == []


def test_an_item_is_of_one_type_in_all_waves(problems):
    found = problems("items: {a: {column: Q, options: [[x, X]], by_wave: {'2012': {type: ordinal}}}}\n")
    assert found == [
        "2: items.a.by_wave.2012: the type here is ordinal, elsewhere single; make it an item of its own for this wave"
    ]


def test_a_fault_in_a_wave_is_named_there(problems):
    found = problems(
        "items:\n  a:\n    column: Q\n    type: number\n    by_wave:\n      '2012':\n        codes: a.csv\n"
    )
    assert found[0].startswith("8: items.a.by_wave.2012.codes: `codes` does not go with type number")


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ("type: rank, mentions: [Q1, Q2]", "its cells name options; add `options`"),
        ("type: rank, column: Q1, options: [[x, X]]", "several answers in one cell need a `separator`"),
        ("mentions: [Q1, Q2], separator: ';', options: [[x, X]]", "one option each; remove `separator`"),
        ("mentions: [Q1, Q2]", "an item of type multiple needs `options`"),
        ("mentions: [Q1], column: Q2, separator: ';', options: [[x, X]]", "stand side by side; keep one"),
    ],
)
def test_cells_that_name_options_need_them(problems, item, problem):
    assert any(problem in found for found in problems(f"items: {{a: {{{item}}}}}\n"))
