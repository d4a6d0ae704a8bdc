ITEMS = "items: {a: {column: A, type: number}, "
ITEMS += "b: {column: B, type: number, waves: ['2011']}, t: {column: T, type: text}}\n"


def test_an_export_is_expected_on_a_day_that_exists(problems):
    found = problems(ITEMS + "waves: {'2012': {expected_on: '2012-02-31'}}\n")
    assert found == ['3: waves.2012.expected_on: found "2012-02-31"; there is no such day']


def test_a_wave_that_did_not_ask_changes_nothing(problems):
    found = problems("items: {a: {column: A, type: text, waves: ['2011'], by_wave: {'2012': {column: B}}}}\n")
    assert found == [
        "2: items.a.by_wave.2012: `waves` says that 2012 did not ask it; add it there or remove it here"
    ]


def test_straightlining_is_about_items_with_one_answer_each(problems):
    assert problems(ITEMS + "exclude: [{straightline: [a, b]}]\n") == []
    assert problems(ITEMS + "exclude: [{straightline: [a, t]}]\n") == [
        "3: exclude: t is of type text; straightlining needs one answer an item"
    ]
    assert problems(ITEMS + "waves: {'2012': {exclude: [{straightline: [a, c]}]}}\n")[0].startswith(
        "3: waves.2012.exclude: found c, which is not in the codebook"
    )


def test_nothing_was_published_about_what_was_not_asked(problems):
    items = "items: {a: {column: A, options: [[x, X]], by_wave: {'2012': absent}}}\n"
    figure = "published: [{{wave: '{}', item: a, option: x, share: 0.5, source: S}}]\n"
    assert problems(items + figure.format("2011")) == []
    assert problems(items + figure.format("2012")) == [
        "3: published: the wave 2012 did not ask a; correct one of them"
    ]
