def test_nothing_is_wrong_with_a_small_codebook(problems):
    assert problems("items: {a: {column: A, options: [[x, X]]}}\nbanners: [a]\n") == []


def test_all_checks_are_made_and_all_problems_named_at_once(problems):
    found = problems(
        "languages: [en]\n"
        "title: {nl: T}\n"
        "discard: [B]\n"
        "option_lists: {l: [[x, X], [x, Y]]}\n"
        "items:\n"
        "  wave: {column: A, type: text}\n"
        "  b: {column: B, type: number, codes: c.csv}\n"
        "  c: {column: C, options: [[x, X]], aliases: {Ex: y}}\n"
        "  d: {column: D, type: number, range: [2, 1]}\n"
        "  e: {column: E, type: text, asked_if: {e: [x]}}\n"
        "derived: {f: {options: [[x, X]], when: [[y, else]]}}\n"
        "scores: {g: {items: [e]}}\n"
        "banners: [e]\n"
        "targets: {c: {x: 0.5}}\n"
        "published: [{wave: '1', item: c, option: y, share: 0.5, source: S}]\n"
        "waves: {w: {expected_on: '2012-13-01'}}\n"
    )
    assert sorted({int(line.split(":")[0]) for line in found}) == [3, 4, 5, *range(7, 18)]


def test_what_uses_a_faulty_option_list_is_not_at_fault(problems):
    found = problems("items: {a: {column: A, options: gone}}\nuniverses: {u: {a: [x]}}\nbanners: [a]\n")
    assert found == ["2: items.a.options: found the option list gone, which is not under `option_lists`"]
