ITEMS = "items: {a: {column: A, options: [[x, {nl: Iks, en: Ex}]], question: {en: Which?, fr: Laquelle?}}}\n"


def test_languages_are_those_of_the_texts_in_order_of_appearance(read):
    assert read(ITEMS).languages == ("en", "fr", "nl")
    assert read("items: {a: {column: A, type: text}}\n").languages == ()


def test_languages_are_those_that_are_listed(read):
    assert read("languages: [nl, en, fr, de]\n" + ITEMS).languages == ("nl", "en", "fr", "de")


def test_a_text_in_another_language_is_named(problems):
    assert problems("languages: [en, nl]\n" + ITEMS) == [
        "3: items.a.question.fr: found the language fr; `languages` has en, nl: add it there"
    ]


def test_every_text_is_looked_at(problems):
    found = problems(
        "languages: [en]\ncompany_id: F\n"
        "title: {fr: T}\n"
        "waves: {w: {label: {fr: L}}}\n"
        "option_lists: {l: [[x, {fr: X}]]}\n"
        "items:\n"
        "  a: {column: A, options: l, nets: {n: {label: {fr: N}, options: [x]}},\n"
        "      by_wave: {w: {question: {fr: Q}}}}\n"
        "  m: {columns: {y: M}, labels: {y: {fr: Y}}}\n"
        "  n: {column: N, type: number, bands: {b: [[s, {fr: S}, null, 1]]}}\n"
        "derived: {d: {question: {fr: D}, options: [[p, {fr: P}]], when: [[p, else]]}}\n"
        "scores: {s: {label: {fr: S}, items: [n], levels: [[low, {fr: L}, 0]]}}\n"
        "outcome_files: [{file: f.csv, key: k, columns: {c: {label: {fr: C}}}}]\n"
    )
    lines = [int(line.split(":")[0]) for line in found]
    assert lines == [4, 5, 6, 8, 9, 10, 11, 12, 12, 13, 13, 14]
