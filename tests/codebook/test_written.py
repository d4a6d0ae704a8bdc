import pytest

ITEM = "items:\n  a: {column: Q1, options: [[x, X], [y, {en: Y, nl: J}]]}\n"


@pytest.mark.parametrize("code", ["1", "-99", "a.b", "x+y", "_", "10-19"])
def test_codes_are_letters_digits_and_four_signs(problems, code):
    assert problems(f'items:\n  a: {{column: Q1, options: [["{code}", A]]}}\n') == []


@pytest.mark.parametrize("code", ["a b", "é", "a/b", "", "a,b", "a:b"])
def test_other_codes_are_refused(problems, code):
    found = problems(f'items:\n  a: {{column: Q1, options: [["{code}", A], [b, B]]}}\n')
    assert found == [f'3: items.a.options: found "{code}"; it must be letters, digits and _ . + -']


def test_a_text_is_a_string_or_a_map_by_language(read):
    options = read(ITEM).default_wave.items[0].options
    assert options[0].label.by_language == (("", "X"),)
    assert options[1].label.by_language == (("en", "Y"), ("nl", "J"))


def test_a_language_is_a_language_code(problems):
    assert problems("title: {English: T}\n" + ITEM) == [
        "2: title.English: found the name `English`; it must be a language code such as en or pt-BR"
    ]


def test_an_empty_text_is_refused(problems):
    assert problems('title: ""\n' + ITEM) == ["2: title: found nothing in it; fill it or remove the key"]


def test_options_are_pairs_and_nothing_else(problems):
    found = problems("items:\n  a: {column: Q1, options: [{code: x, label: X}]}\n")
    assert found == ["3: items.a.options: found a map; write a list in square brackets: [code, label]"]


def test_a_condition_may_nest(read):
    condition = "{any: [{a: [x]}, {not: {a: [y]}}], n: {from: 1, to: 2}}"
    study = read(f"{ITEM}  n: {{column: N, type: number}}\nuniverses: {{u: {condition}}}\n")
    assert len(study.universes["u"].conditions) == 2


def test_a_condition_on_one_word_is_refused(problems):
    found = problems(ITEM + "universes: {u: {a: x}}\n")
    assert found == ["4: universes.u.a: found x; write a list in square brackets"]
